import { type BookingLink, cancellationCode } from '@/lib/booking/link';
import { seal, unseal } from './sealed';
import type { Signer } from './signing';

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

/**
 * Hides the code of a link in a ticket for the browser's address bar: it opens the same page for
 * ninety days, so that reload and bookmark work, and a history read later gives nothing away.
 */
export function sealTicket(signer: Signer, { id, code }: BookingLink, now: number): string {
  const text = `${(now + ninetyDays).toString(36)}.${code}`;
  // Mail programs leave a last `-` or `_` out of a link; the random part makes another end.
  for (;;) {
    const ticket = seal(signer, 'ticket', String(id), Buffer.from(text));
    if (/[a-z\d]$/i.test(ticket)) return ticket;
  }
}

/** The code in a ticket; undefined when it is altered, another booking's, or too old. */
export function openTicket(
  signer: Signer,
  id: string,
  ticket: string | null,
  now: number,
): string | undefined {
  if (ticket === null || ticket.length > 1400) return undefined;
  const text = unseal(signer, 'ticket', id, ticket)?.toString('utf8');
  if (text === undefined) return undefined;
  const dot = text.indexOf('.');
  if (parseInt(text.slice(0, dot), 36) < now) return undefined;
  return cancellationCode.safeParse(text.slice(dot + 1)).data;
}
