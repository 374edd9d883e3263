import { cancelAgainText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { ChangeTime } from '../change-time';
import { RetainedInput } from '../retained-input';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';

/** The same card and both ways on, with what was typed kept. */
export function ConfirmAgain({
  view,
  now,
  focusHeading,
  page: { booking, form },
  links,
}: PropsOf<'confirm-again'>) {
  const { t } = view;
  return (
    <CardPage
      title={t('confirm-again.title')}
      sign="again"
      focus={focusHeading}
      card={<BookingCard view={view} booking={booking} now={now} />}
      lead={<p>{t('confirm-again.lead')}</p>}
    >
      <RetainedInput
        view={view}
        links={links}
        values={form}
        submit={cancelAgainText(view, booking)}
        intent="cancel"
      />
      <ChangeTime view={view} links={links} />
      <BookingDetails view={view} booking={booking} />
    </CardPage>
  );
}
