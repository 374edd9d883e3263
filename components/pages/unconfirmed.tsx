import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';
import { Recheck } from './recheck';
import { Column, Columns } from '../columns';

/** No proof either way: a way to read again, and what is known. */
export function Unconfirmed(props: PropsOf<'unconfirmed'>) {
  const { view, page } = props;
  const { t } = view;
  const { booking } = page;
  return (
    <>
      <Headline title={t('unconfirmed.title')} sign="unclear" focus={props.focusHeading}>
        <p>{t('unconfirmed.lead')}</p>
        {page.stillListed && <p>{t('unconfirmed.stillListed')}</p>}
      </Headline>
      <Columns>
        <Column>
          <Recheck {...props} values={page.form} submit={t('form.recheck')} />
          {booking && <Contact view={view} company={booking.company} />}
        </Column>
        {booking && (
          <Column>
            <BookingTicket view={view} booking={booking} now={props.now} fate="unsure" />
            <BookingDetails view={view} booking={booking} />
          </Column>
        )}
      </Columns>
    </>
  );
}
