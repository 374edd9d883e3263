import type { AskedMove } from '@/lib/booking/asked-move';
import type { BookingLink } from '@/lib/booking/link';
import type { Signer } from './signing';

/** Writes down, for this link alone, which change of time was asked for. */
export function sealMove(signer: Signer, link: BookingLink, { at, from, to }: AskedMove): string {
  const parts = [at.toString(36), digitsOf(from ?? ''), digitsOf(to)];
  return [...parts, signer.sign('move', [link.id, link.code, ...parts])].join('.');
}

/** Reads it; undefined when it is absent, altered or another link's. */
export function readMove(
  signer: Signer,
  link: BookingLink,
  sealed: string | null,
): AskedMove | undefined {
  const match = /^([0-9a-z]{1,10})\.((?:\d{14})?)\.(\d{14})\.([\w-]{22})$/.exec(sealed ?? '');
  if (!match) return undefined;
  const [, time = '', from = '', to = '', given = ''] = match;
  if (!signer.isSigned('move', [link.id, link.code, time, from, to], given)) return undefined;
  return { at: parseInt(time, 36), from: from === '' ? undefined : wallOf(from), to: wallOf(to) };
}

function digitsOf(wall: string): string {
  return wall.replace(/\D/g, '');
}

/** `20261127143000` as `2026-11-27T14:30:00`. */
function wallOf(digits: string): string {
  return digits.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6');
}
