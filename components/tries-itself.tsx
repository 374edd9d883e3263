import type { Wording } from '@/i18n/wording';
import { note } from './looks';

/** The line that counts down until the page is read again by itself. Only its script shows it. */
export function TriesItself({
  wording: { t, locale },
  seconds,
}: {
  readonly wording: Wording;
  /** Undefined where the page must not read itself again. */
  readonly seconds: number | undefined;
}) {
  if (seconds === undefined) return null;
  // As its script counts, too (`browser/retry.ts`).
  const time = new Intl.RelativeTimeFormat(`${locale}-u-nu-latn`).format(seconds, 'second');
  return (
    <p className={note} data-wait={seconds} hidden>
      {t.rich('unavailable.itself', { time, wait: (children) => <bdi>{children}</bdi> })}
    </p>
  );
}
