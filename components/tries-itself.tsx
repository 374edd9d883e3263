import type { Wording } from '@/i18n/wording';
import { note } from './looks';

/** As its script counts, too (`browser/retry.ts`). */
const inSeconds = { style: 'unit', unit: 'second', unitDisplay: 'short' } as const;

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
  const format = new Intl.NumberFormat(`${locale}-u-nu-latn`, inSeconds);
  const time = format.format(seconds);
  return (
    <p className={note} data-wait={seconds} hidden>
      {t.rich('unavailable.itself', { time, wait: (children) => <bdi>{children}</bdi> })}
    </p>
  );
}
