import type { Wording } from '@/i18n/wording';
import { Button } from './button';
import { note } from './looks';

/** Counts down until the page is read again by itself, unless the customer stops that. Only its script shows it. */
export function RetryCountdown({
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
    <div data-wait={seconds} hidden>
      <p className={note}>
        {t.rich('unavailable.itself', { time, wait: (children) => <bdi>{children}</bdi> })}
      </p>
      <Button type="button" look="plain" className="-mx-2">
        {t('unavailable.stop')}
      </Button>
    </div>
  );
}
