import { isLocale, type Locale } from '@/i18n/locales';
import { type BookingLink, parseBookingLink } from '@/lib/booking/link';
import type { Receipt } from '@/lib/booking/receipt';
import { openPressRecord, type PressRecord } from '@/lib/signed-receipt/press-record';
import { readReceipt, sealReceipt } from '@/lib/tokens/receipt-token';
import { openTicket, sealTicket } from '@/lib/tokens/ticket';
import { type Call, segment } from './call';

/** One opening of a whole link. */
export type Visit = Call & {
  readonly locale: Locale;
  readonly link: BookingLink;
  /** Shows that this link's cancellation was confirmed before. */
  readonly receipt: Receipt | undefined;
  /** What its press wrote down; undefined where receipts are off. */
  readonly record: PressRecord | undefined;
  /** The same page in any language, or what lies below it. Shows a ticket instead of the code. */
  readonly pathOf: (
    locale: Locale,
    below?: '' | '/kept' | '/calendar' | '/receipt' | '/time',
  ) => string;
  /** The page's own address without the code, for the address bar; undefined when it has none to hide. */
  readonly tidy: string | undefined;
};

/** Reads the link that was opened; undefined when it was cut or bent on its way. */
export function readVisit(call: Call, locale: string): Visit | undefined {
  if (!isLocale(locale)) return undefined;
  const { site, url, params, now } = call;
  const { signer } = site;
  const id = segment(params, 'id');
  const query = url.searchParams;
  const shown = query.get('ticket');
  const code = openTicket(signer, id, shown, now);
  const link = parseBookingLink(id, code === undefined ? query.getAll('code') : [code]);
  if (!link) return undefined;

  const ticket = code === undefined || shown === null ? sealTicket(signer, link, now) : shown;
  const receipt = readReceipt(signer, link, query.get('receipt'));
  const sealedRecord = query.get('record');
  const record = receipt && site.receipts ? openPressRecord(signer, link, sealedRecord) : undefined;
  const page = [
    `ticket=${ticket}`,
    ...(receipt ? [`receipt=${sealReceipt(signer, link, receipt)}`] : []),
    ...(record && sealedRecord !== null ? [`record=${sealedRecord}`] : []),
  ].join('&');
  const pathOf: Visit['pathOf'] = (other, below = '') =>
    `/${other}/bookings/${link.id}${below}?${below === '' || below === '/receipt' ? page : `ticket=${ticket}`}`;
  return {
    ...call,
    locale,
    link,
    receipt,
    record,
    pathOf,
    tidy: query.has('code') ? pathOf(locale) : undefined,
  };
}
