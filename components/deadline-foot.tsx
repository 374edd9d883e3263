import type { Wording } from '@/i18n/wording';
import type { Moment } from '@/lib/booking/moment';
import type { Deadline } from '@/lib/booking/state';
import { FootRow } from './card';
import { note } from './looks';

/** The foot of a card that can be cancelled: the deadline, and the time left. */
export function DeadlineFoot({
  wording: { t, format },
  deadline,
  now,
}: {
  readonly wording: Wording;
  readonly deadline: Exclude<Deadline, { kind: 'none' }>;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  if (deadline.kind === 'unreadable') {
    return (
      <FootRow label={t('booking.deadline')}>
        <dd>{t('cancellable.deadlineUnknown')}</dd>
      </FootRow>
    );
  }
  const { wall, earliest, latest, timeZone } = deadline.at;
  return (
    <FootRow label={t('booking.deadline')}>
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

/** The foot of a card that can no longer be cancelled: since when. */
export function PassedFoot({
  wording: { t, format },
  at,
  now,
}: {
  readonly wording: Wording;
  readonly at: Moment;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  return (
    <FootRow label={t('booking.deadlinePassed')}>
      <dd>
        <time className="inline-block font-semibold first-letter:uppercase" dateTime={at.wall}>
          {format.nearDateTime(at, now)}
        </time>
      </dd>
    </FootRow>
  );
}
