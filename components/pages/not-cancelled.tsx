import { AttemptOffer } from '../attempt-offer';
import { cancelText } from '../button-text';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { ButtonLink } from '../button';
import { ChangeTime } from '../change-time';
import { RetainedInput } from '../retained-input';
import { ContactFirst } from '../contact';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { named } from '../named';

/** Declined, and just read as not cancelled: try again first, or ask. */
export function NotCancelled({
  wording,
  now,
  focusHeading,
  page: { booking, standsUnchanged, form },
  links,
}: PropsOf<'not-cancelled'>) {
  const { t } = wording;
  const { company } = booking;
  return (
    <CardPage
      title={t('not-cancelled.title')}
      sign="failed"
      focus={focusHeading}
      card={<BookingCard wording={wording} booking={booking} now={now} />}
      lead={
        <p>
          {t('not-cancelled.lead')} {standsUnchanged && t('not-cancelled.stands')}{' '}
          {t('act.contact', named(company))}
        </p>
      }
    >
      <RetainedInput
        wording={wording}
        links={links}
        values={form}
        submit={cancelText(wording, booking)}
        intent="cancel"
      >
        <ChangeTime wording={wording} links={links} />
        <ContactFirst wording={wording} company={company} quiet />
        <ButtonLink look="plain" href={links.keep}>
          {t('form.keep')}
        </ButtonLink>
      </RetainedInput>
      <AttemptOffer wording={wording} href={links.attempt} />
      <BookingDetails wording={wording} booking={booking} />
    </CardPage>
  );
}
