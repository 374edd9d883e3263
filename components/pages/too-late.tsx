import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { ContactFirst } from '../contact';
import { PassedFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { CompanyWords } from '../company-words';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ChangeTime } from '../change-time';
import { named } from '../named';

/** Why it cannot be cancelled here, whom to ask, and since when. */
export function TooLate({
  wording,
  now,
  branding,
  links,
  focusHeading,
  page: { booking, deadline },
  proof,
}: PropsOf<'too-late'>) {
  const { t } = wording;
  const { company } = booking;
  return (
    <CardPage
      title={t('too-late.title')}
      sign="late"
      focus={focusHeading}
      card={
        <BookingCard wording={wording} booking={booking} now={now}>
          <PassedFoot wording={wording} at={deadline} now={now} />
        </BookingCard>
      }
      lead={
        <>
          <Disagreement wording={wording} booking={booking} proof={proof} now={now} />
          <p>
            {booking.status === 'booked' && !proof && t('too-late.stands')}{' '}
            {t('too-late.contact', named(company))}
          </p>
          <CompanyWords wording={wording} branding={branding} which="policy" />
        </>
      }
    >
      <ContactFirst wording={wording} company={company} />
      <ChangeTime wording={wording} links={links} />
      <BookingDetails wording={wording} booking={booking} />
    </CardPage>
  );
}
