import { randomBytes } from './random';
import type { BookingLink } from '@/lib/booking/link';
import { clockTolerance } from '@/lib/booking/moment';
import type { Stage } from '@/lib/booking/press';
import type { Signer } from './signing';

/** When a page with a form was made (milliseconds since 1970 UTC), and which page it was. */
export type FormToken = { readonly madeAt: number; readonly stage: Stage };

/** Writes when the page was made into a token for this link alone. No two pages have the same. */
export function signFormToken(
  signer: Signer,
  link: BookingLink,
  { madeAt, stage }: FormToken,
): string {
  const unique = randomBytes(6).toString('base64url');
  const signature = signer.sign('form', [link.id, link.code, stage, madeAt, unique]);
  return `${stage}.${madeAt.toString(36)}.${unique}.${signature}`;
}

/** A page that was left open for a weekend still acts at the first press; after a week it asks once more. */
const sevenDays = 7 * 24 * 60 * 60 * 1000;

/**
 * Reads such a token; undefined when it is absent, altered, from another link, from later than the clocks of
 * two instances may differ, or older than a week. A press without one is asked once more, with everything kept.
 */
export function readFormToken(
  signer: Signer,
  link: BookingLink,
  token: string | undefined,
  now: number,
): FormToken | undefined {
  const match = /^(first|again)\.([0-9a-z]{1,10})\.([\w-]{8})\.([\w-]{22})$/.exec(token ?? '');
  const [, stage, time = '', unique = '', signature = ''] = match ?? [];
  if (stage !== 'first' && stage !== 'again') return undefined;
  const madeAt = parseInt(time, 36);
  if (madeAt.toString(36) !== time) return undefined;
  const parts = [link.id, link.code, stage, madeAt, unique];
  const genuine = signer.isSigned('form', parts, signature);
  const isCurrent = madeAt <= now + clockTolerance && now - madeAt < sevenDays;
  return genuine && isCurrent ? { madeAt, stage } : undefined;
}
