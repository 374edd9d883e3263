import { BookingSummary, Fact } from '../booking-summary';
import { Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** Why it cannot be cancelled here, since when, and whom to ask. */
export function TooLate({
  view,
  now,
  focusHeading,
  page: { booking, deadline },
}: PropsOf<'too-late'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('too-late.title')} tone="warn" focus={focusHeading}>
        <p>{t('too-late.lead')}</p>
        <dl className="facts">
          <Fact label={t('booking.deadlinePassed')}>
            <time dateTime={deadline.wall}>{view.format.dateTime(deadline.wall, now)}</time>
          </Fact>
        </dl>
      </Headline>
      <Contact view={view} company={booking.company} />
      <BookingSummary view={view} booking={booking} />
    </>
  );
}
