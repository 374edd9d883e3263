import { cancelAgainText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Headline } from '../headline';
import { KeptForm } from '../kept-form';
import type { PropsOf } from './props';

/** The two ways first, then the same ticket, with what was typed kept. */
export function ConfirmAgain({
  view,
  now,
  focusHeading,
  page: { booking, form },
  links,
}: PropsOf<'confirm-again'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('confirm-again.title')} sign="again" focus={focusHeading}>
        <p>{t('confirm-again.lead')}</p>
      </Headline>
      <div className="columns">
        <KeptForm
          view={view}
          links={links}
          values={form}
          submit={cancelAgainText(view, booking)}
          intent="cancel"
        />
        <div>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </div>
      </div>
    </>
  );
}
