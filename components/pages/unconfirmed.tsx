import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { Contact } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from './recheck';
import { CardPage } from '../card-page';

/** No proof either way: a way to read again, and what is known. */
export function Unconfirmed(props: PropsOf<'unconfirmed'>) {
  const { view, page } = props;
  const { t } = view;
  const { booking } = page;
  return (
    <CardPage
      title={t('unconfirmed.title')}
      sign="unclear"
      focus={props.focusHeading}
      card={booking && <BookingCard view={view} booking={booking} now={props.now} fate="unsure" />}
      lead={<p>{t('unconfirmed.lead')}</p>}
    >
      <Recheck {...props} values={page.form} submit={t('form.recheck')} />
      {page.stillBooked && <p>{t('unconfirmed.stillBooked')}</p>}
      {booking && <BookingDetails view={view} booking={booking} />}
      {booking && <Contact view={view} company={booking.company} />}
    </CardPage>
  );
}
