import { cancelAgainText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Headline } from '../headline';
import { RetainedInput } from '../retained-input';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';

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
      <Columns>
        <RetainedInput
          view={view}
          links={links}
          values={form}
          submit={cancelAgainText(view, booking)}
          intent="cancel"
        />
        <Column>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
