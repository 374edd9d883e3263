import type { MovePage } from '@/lib/booking/move-page';
import { FootRow } from './card';
import { note } from './looks';
import type { BookingPageProps } from './pages/props';

/** The foot of a card: until when it can be cancelled and the time left, or since when it cannot. */
export function DeadlineFoot({
  wording: { t, format },
  deadline,
  now,
}: Pick<BookingPageProps, 'wording' | 'now'> & {
  readonly deadline: Exclude<Extract<MovePage, { state: 'moved' }>['deadline'], { kind: 'none' }>;
}) {
  if (deadline.kind === 'unreadable')
    return (
      <FootRow label={t('booking.deadline')}>
        <dd>{t('cancellable.deadlineUnknown')}</dd>
      </FootRow>
    );
  const { wall, earliest, latest, timeZone } = deadline.at;
  return (
    <FootRow label={t(deadline.kind === 'passed' ? 'booking.deadlinePassed' : 'booking.deadline')}>
      <dd>
        <time className="inline-block font-semibold first-letter:uppercase" dateTime={wall}>
          {format.nearDateTime(deadline.at, now)}
        </time>
      </dd>{' '}
      {deadline.kind === 'ahead' && timeZone !== undefined && (
        <dd
          className={note}
          data-until={earliest - now}
          data-rest={t('when.left', { time: '{}' })}
          data-soon={t('when.soon')}
          data-passed={t(earliest === latest ? 'cancellable.passed' : 'cancellable.mayHavePassed')}
        >
          {format.left(earliest - now)}
        </dd>
      )}
      {deadline.kind === 'doubtful' && (
        <dd className={note}>
          {t(deadline.clocksChange ? 'cancellable.doubtful' : 'cancellable.mayHavePassed')}
        </dd>
      )}
    </FootRow>
  );
}
