import { BookingSummary } from '../booking-summary';
import { BookAgain, Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** What it was, whom to ask, and where to book again. */
export function Started({ view, focusHeading, page: { booking } }: PropsOf<'started'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('started.title')} tone="warn" focus={focusHeading}>
        <p>{t('started.lead')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} />
      <Contact view={view} company={booking.company} />
      <BookAgain view={view} company={booking.company} />
    </>
  );
}
