import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { ContactFirst } from '../contact';
import { PassedFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { Headline } from '../headline';
import { OwnWords } from '../own-words';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';
import { ButtonLink } from '../button';
import { named } from '../named';

/** Why it cannot be cancelled here, whom to ask, and since when. */
export function TooLate({
  view,
  now,
  branding,
  links,
  focusHeading,
  page: { booking, deadline },
  receipt,
}: PropsOf<'too-late'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <>
      <Headline title={t('too-late.title')} sign="late" focus={focusHeading}>
        <Disagreement view={view} booking={booking} receipt={receipt} now={now} />
        <p>
          {t('too-late.lead')} {booking.status === 'booked' && !receipt && t('too-late.stands')}{' '}
          {t('too-late.contact', named(company))}
        </p>
      </Headline>
      <Columns>
        <Column>
          <ContactFirst view={view} company={company} />
          {links.time && (
            <ButtonLink look="quiet" href={links.time.choose}>
              {t('choose-time.offer')}
            </ButtonLink>
          )}
        </Column>
        <Column>
          <BookingTicket view={view} booking={booking} now={now}>
            <PassedFoot view={view} at={deadline} now={now} />
          </BookingTicket>
          <OwnWords view={view} branding={branding} which="policy" />
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
