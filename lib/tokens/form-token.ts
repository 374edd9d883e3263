import type { BookingLink } from '@/lib/booking/link';
import type { Stage } from '@/lib/booking/press';
import type { Signer } from './signing';

/** When a page with a form was made (milliseconds since 1970 UTC), and which page it was. */
export type FormToken = { readonly madeAt: number; readonly stage: Stage };

/** Writes when the page was made into a token for this link alone. */
export function sealFormToken(
  signer: Signer,
  link: BookingLink,
  { madeAt, stage }: FormToken,
): string {
  return `${stage}.${madeAt.toString(36)}.${signer.sign('form', [link.id, link.code, stage, madeAt])}`;
}

/** Reads such a token; undefined when it is absent, altered, from another link or from the future. */
export function readFormToken(
  signer: Signer,
  link: BookingLink,
  token: string | undefined,
  now: number,
): FormToken | undefined {
  const match = /^(first|again)\.([0-9a-z]{1,10})\.([\w-]{22})$/.exec(token ?? '');
  const [, stage, time = '', signature = ''] = match ?? [];
  if (stage !== 'first' && stage !== 'again') return undefined;
  const madeAt = parseInt(time, 36);
  const genuine = signer.isSigned('form', [link.id, link.code, stage, madeAt], signature);
  return genuine && madeAt <= now + 60_000 ? { madeAt, stage } : undefined;
}
