import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { ContactFirst } from '../contact';
import { PassedFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { OwnWords } from '../own-words';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ChangeTime } from '../change-time';
import { named } from '../named';

/** Why it cannot be cancelled here, whom to ask, and since when. */
export function TooLate({
  view,
  now,
  branding,
  links,
  focusHeading,
  page: { booking, deadline },
  proof,
}: PropsOf<'too-late'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <CardPage
      title={t('too-late.title')}
      sign="late"
      focus={focusHeading}
      card={
        <BookingCard view={view} booking={booking} now={now}>
          <PassedFoot view={view} at={deadline} now={now} />
        </BookingCard>
      }
      lead={
        <>
          <Disagreement view={view} booking={booking} proof={proof} now={now} />
          <p>
            {booking.status === 'booked' && !proof && t('too-late.stands')}{' '}
            {t('too-late.contact', named(company))}
          </p>
          <OwnWords view={view} branding={branding} which="policy" />
        </>
      }
    >
      <ContactFirst view={view} company={company} />
      <ChangeTime view={view} links={links} />
      <BookingDetails view={view} booking={booking} />
    </CardPage>
  );
}
