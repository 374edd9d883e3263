import * as z from 'zod';
import type { AskedMove } from '@/lib/booking/asked-move';
import type { BookingLink } from '@/lib/booking/link';
import { fittingPrices, priceLine } from '@/lib/booking/price-line';
import type { Signer } from './signing';

/** Most characters that former prices take in a token: base64url of what `fittingPrices` allows. */
const longestPrices = 1_500;

/**
 * Signs, for this link alone, which change of time was asked for: its start and end and, once it was read
 * as done, the booking before it.
 */
export function signMove(
  signer: Signer,
  link: BookingLink,
  { at, from, to, end, digestBefore, pricesBefore }: AskedMove,
): string {
  const fitting = fittingPrices(pricesBefore);
  const prices = fitting && Buffer.from(JSON.stringify(fitting)).toString('base64url');
  const parts = [
    at.toString(36),
    digitsOf(from ?? ''),
    digitsOf(to),
    ...(end === undefined ? [] : [digitsOf(end)]),
    ...(end === undefined || digestBefore === undefined ? [] : [digestBefore]),
    ...(end === undefined || digestBefore === undefined || !prices ? [] : [prices]),
  ];
  return [...parts, signer.sign('move', [link.id, link.code, ...parts])].join('.');
}

/** Reads it; undefined when it is absent, altered or another link's. */
export function readMove(
  signer: Signer,
  link: BookingLink,
  token: string | null,
): AskedMove | undefined {
  const parts = (token ?? '').split('.');
  const given = parts.pop() ?? '';
  const [time = '', from = '', to = '', end, digests, prices] = parts;
  const isShaped =
    parts.length >= 3 &&
    parts.length <= 6 &&
    /^[0-9a-z]{1,10}$/.test(time) &&
    (from === '' || moment.test(from)) &&
    moment.test(to) &&
    (end === undefined || moment.test(end)) &&
    (digests === undefined || /^[\w-]{16}$/.test(digests)) &&
    (prices ?? '').length <= longestPrices;
  if (!isShaped || !signer.isSigned('move', [link.id, link.code, ...parts], given))
    return undefined;
  return {
    at: parseInt(time, 36),
    from: from === '' ? undefined : textOf(from),
    to: textOf(to),
    ...(end === undefined ? {} : { end: textOf(end) }),
    ...(digests === undefined ? {} : { digestBefore: digests, pricesBefore: readPrices(prices) }),
  };
}

/** A moment's digits, and its offset: `20261025023000`, `20261025023000p0100`. */
const moment = /^\d{14}(?:[pm]\d{4})?$/;

function digitsOf(text: string): string {
  return (
    text.slice(0, 19).replace(/\D/g, '') +
    text.slice(19).replace(/^\+/, 'p').replace(/^-/, 'm').replace(':', '')
  );
}

/** `20261127143000` as `2026-11-27T14:30:00`. */
function textOf(digits: string): string {
  return digits
    .replace(/^(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6')
    .replace(/p(..)(..)$/, '+$1:$2')
    .replace(/m(..)(..)$/, '-$1:$2');
}

function readPrices(written: string | undefined) {
  if (written === undefined) return undefined;
  return z.array(priceLine).safeParse(JSON.parse(Buffer.from(written, 'base64url').toString()))
    .data;
}
