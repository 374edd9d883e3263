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
  const { name } = booking.company;
  return (
    <>
      <Headline title={t('too-late.title')} tone="warn" focus={focusHeading}>
        <p>{name ? t('too-late.lead', { company: name }) : t('too-late.leadUnnamed')}</p>
        <dl className="facts">
          <Fact label={t('booking.deadlinePassed')}>
            <time dateTime={deadline.wall}>{view.format.nearDateTime(deadline, now)}</time>
          </Fact>
        </dl>
      </Headline>
      <Contact view={view} company={booking.company} />
      <BookingSummary view={view} booking={booking} now={now} />
    </>
  );
}
