import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { type BookingLink, cancellationCode } from '@/lib/booking/link';
import type { Signer } from './signing';

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

/**
 * Hides the code of a link in a ticket for the browser's address bar: it opens the same page for
 * ninety days, so that reload and bookmark work, and a history read later gives nothing away.
 */
export function sealTicket(signer: Signer, { id, code }: BookingLink, now: number): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', signer.keyOf('ticket'), nonce).setAAD(
    Buffer.from(String(id)),
  );
  const sealed = Buffer.concat([
    cipher.update(`${(now + ninetyDays).toString(36)}.${code}`, 'utf8'),
    cipher.final(),
  ]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** The code in a ticket; undefined when it is altered, another booking's, or too old. */
export function openTicket(
  signer: Signer,
  id: string,
  ticket: string | null,
  now: number,
): string | undefined {
  const bytes = Buffer.from(ticket ?? '', 'base64url');
  if (bytes.length < 30 || bytes.length > 1000) return undefined;
  const text =
    decipher(bytes, id, signer.keyOf('ticket')) ??
    decipher(bytes, id, signer.previousKeyOf('ticket'));
  if (text === undefined) return undefined;
  const dot = text.indexOf('.');
  if (parseInt(text.slice(0, dot), 36) < now) return undefined;
  return cancellationCode.safeParse(text.slice(dot + 1)).data;
}

function decipher(bytes: Buffer, id: string, key: KeyObject | undefined): string | undefined {
  if (!key) return undefined;
  try {
    const opened = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(id))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([opened.update(bytes.subarray(12, -16)), opened.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
