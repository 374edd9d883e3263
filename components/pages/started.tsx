import { BookingSummary } from '../booking-summary';
import { BookAgain, Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** What it was, whom to ask, and where to book again. */
export function Started({ view, now, focusHeading, page: { booking } }: PropsOf<'started'>) {
  const { t } = view;
  const { name } = booking.company;
  return (
    <>
      <Headline title={t('started.title')} tone="warn" focus={focusHeading}>
        <p>{name ? t('started.lead', { company: name }) : t('started.leadUnnamed')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} now={now} />
      <Contact view={view} company={booking.company} />
      <BookAgain view={view} company={booking.company} />
    </>
  );
}
