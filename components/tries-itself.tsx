import type { Wording } from '@/i18n/wording';
import { note } from './looks';

/** The line that counts down until the page is read again by itself. Only its script shows it. */
export function TriesItself({
  wording: { t },
  seconds,
}: {
  readonly wording: Wording;
  /** Undefined where the page must not read itself again. */
  readonly seconds: number | undefined;
}) {
  if (seconds === undefined) return null;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className={note} data-wait={seconds} hidden>
      {t.rich('unavailable.itself', { time, wait: (children) => <bdi>{children}</bdi> })}
    </p>
  );
}
