import { cancelText } from '../button-text';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { ChangeTime } from '../change-time';
import { KeepForm, RetainedInput } from '../retained-input';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';

/** The same card and both ways on, with what was typed kept. */
export function ConfirmAgain({
  wording,
  now,
  focusHeading,
  page: { booking, form },
  links,
}: PropsOf<'confirm-again'>) {
  const { t } = wording;
  return (
    <CardPage
      title={t('confirm-again.title')}
      sign="again"
      focus={focusHeading}
      card={<BookingCard wording={wording} booking={booking} now={now} />}
      lead={<p>{t('confirm-again.lead')}</p>}
    >
      {/* Keeping comes first: a program that presses the first button changes nothing. */}
      <KeepForm keep={links.keep} label={t('form.keep')} />
      <RetainedInput
        wording={wording}
        links={links}
        values={form}
        submit={cancelText(wording, booking)}
        intent="cancel"
      >
        <ChangeTime wording={wording} links={links} />
      </RetainedInput>
      <BookingDetails wording={wording} booking={booking} />
    </CardPage>
  );
}
