import type { BookingLink } from '@/lib/booking/link';
import { isSigned, sign } from './signing';

/** Which page a form stood on: the first one, or the one that asks again. */
export type Stage = 'first' | 'again';

/** When a page with a form was made, and which page it was. */
export type Opened = { readonly at: number; readonly stage: Stage };

/** Writes when the page was made (milliseconds since 1970 UTC) into a token for this link alone. */
export function sealOpened(link: BookingLink, { at, stage }: Opened): string {
  return `${stage}.${at.toString(36)}.${sign('opened', [link.id, link.code, stage, at])}`;
}

/** Reads such a token; undefined when it is absent, altered, from another link or from the future. */
export function readOpened(
  link: BookingLink,
  token: string | undefined,
  now: number,
): Opened | undefined {
  const match = /^(first|again)\.([0-9a-z]{1,10})\.([\w-]{22})$/.exec(token ?? '');
  const [, stage, time = '', signature = ''] = match ?? [];
  if (stage !== 'first' && stage !== 'again') return undefined;
  const at = parseInt(time, 36);
  const genuine = isSigned('opened', [link.id, link.code, stage, at], signature);
  return genuine && at <= now + 60_000 ? { at, stage } : undefined;
}
