import { AttemptOffer } from '../attempt-offer';
import { cancelText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { CancelForm } from '../cancel-form';
import { ContactFirst } from '../contact';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { named } from '../named';

/** Declined, and just read as not cancelled: try again first, or ask. */
export function NotCancelled({
  wording,
  now,
  focusHeading,
  page: { booking, readAsBooked, form },
  branding,
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
          {t('not-cancelled.lead')} {readAsBooked && t('not-cancelled.stands')}{' '}
          {t('not-cancelled.contact', named(company))}
        </p>
      }
    >
      <CancelForm
        wording={wording}
        company={company}
        options={branding}
        links={links}
        values={form}
        submit={cancelText(wording, booking)}
        contact={<ContactFirst wording={wording} company={company} quiet />}
      />
      <AttemptOffer wording={wording} href={links.attempt} />
      <BookingDetails wording={wording} booking={booking} />
    </CardPage>
  );
}
