import { AttemptOffer } from '../attempt-offer';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { Contact } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from '../recheck';
import { CardPage } from '../card-page';

/** No proof either way: a way to read again, and what is known. */
export function Unconfirmed(props: PropsOf<'unconfirmed'>) {
  const { wording, page } = props;
  const { t } = wording;
  const { booking } = page;
  return (
    <CardPage
      title={t('unconfirmed.title')}
      sign="unclear"
      focus={props.focusHeading}
      card={
        booking && <BookingCard wording={wording} booking={booking} now={props.now} fate="unsure" />
      }
      lead={
        <>
          <p>{t('unconfirmed.lead')}</p>
          {page.readAsBooked && <p>{t('unconfirmed.stillBooked')}</p>}
        </>
      }
    >
      <Recheck {...props} values={page.form} submit={t('form.recheck')} />
      <AttemptOffer wording={wording} href={props.links.attempt} />
      {booking && <BookingDetails wording={wording} booking={booking} />}
      {booking && <Contact wording={wording} company={booking.company} />}
    </CardPage>
  );
}
