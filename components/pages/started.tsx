import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { BookAgain, ContactFirst } from '../contact';
import { Disagreement } from '../disagreement';
import { Headline } from '../headline';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';

/** Whom to ask first, where to book again, and the booking. */
export function Started({
  view,
  now,
  focusHeading,
  receipt,
  page: { booking },
}: PropsOf<'started'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <>
      <Headline title={t('started.title')} sign="started" focus={focusHeading}>
        <Disagreement view={view} booking={booking} receipt={receipt} now={now} />
        <p>
          {company.name ? t('started.lead', { company: company.name }) : t('started.leadUnnamed')}
        </p>
      </Headline>
      <Columns>
        <Column>
          <ContactFirst view={view} company={company} />
          <BookAgain view={view} company={company} quiet />
        </Column>
        <Column>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
