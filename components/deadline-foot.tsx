import type { View } from '@/i18n/view';
import type { Moment } from '@/lib/booking/moment';
import type { Deadline } from '@/lib/booking/state';

/** The foot of a ticket that can be cancelled: until when, and how long that is. */
export function DeadlineFoot({
  view: { t, format },
  deadline,
  now,
}: {
  readonly view: View;
  readonly deadline: Exclude<Deadline, { kind: 'none' }>;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  if (deadline.kind === 'unreadable') {
    return (
      <div>
        <dt>{t('booking.deadline')}</dt> <dd>{t('cancellable.deadlineUnknown')}</dd>
      </div>
    );
  }
  const { wall, earliest, timeZone } = deadline.at;
  return (
    <div>
      <dt>{t('booking.deadline')}</dt>{' '}
      {deadline.kind === 'ahead' && timeZone !== undefined && (
        <dd
          className="note"
          data-until={earliest - now}
          data-soon={t('when.soon')}
          data-passed={t('cancellable.passed')}
        >
          {format.relative(earliest, now)}
        </dd>
      )}{' '}
      <dd className="last">
        <time dateTime={wall}>{format.nearDateTime(deadline.at, now)}</time>
      </dd>
      {deadline.kind === 'doubtful' && (
        <dd className="note">
          {t(timeZone === undefined ? 'cancellable.mayHavePassed' : 'cancellable.doubtful')}
        </dd>
      )}
    </div>
  );
}

/** The foot of one that cannot be cancelled any more: since when. */
export function PassedFoot({
  view: { t, format },
  at,
  now,
}: {
  readonly view: View;
  readonly at: Moment;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  return (
    <div>
      <dt>{t('booking.deadlinePassed')}</dt>{' '}
      <dd>
        <time dateTime={at.wall}>{format.nearDateTime(at, now)}</time>
      </dd>
    </div>
  );
}
