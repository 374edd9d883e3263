import { isLocale, type Locale } from '@/i18n/locales';
import { type BookingLink, parseBookingLink } from '@/lib/booking/link';
import type { Receipt } from '@/lib/booking/receipt';
import { readReceipt, sealReceipt } from '@/lib/tokens/receipt-token';
import { openTicket, sealTicket } from '@/lib/tokens/ticket';
import { type Call, segment } from './call';

/** One opening of a whole link. */
export type Visit = Call & {
  readonly locale: Locale;
  readonly link: BookingLink;
  /** Shows that this link's cancellation was confirmed before. */
  readonly receipt: Receipt | undefined;
  /** The same page in any language, or what lies below it. */
  readonly pathOf: (locale: Locale, below?: '' | '/kept' | '/calendar') => string;
};

/** Reads the link that was opened; undefined when it was cut or bent on its way. */
export function readVisit(call: Call, locale: string): Visit | undefined {
  if (!isLocale(locale)) return undefined;
  const { site, url, params, now } = call;
  const { signer } = site;
  const id = segment(params, 'id');
  const query = url.searchParams;
  const ticket = openTicket(signer, id, query.get('ticket'), now);
  const link = parseBookingLink(id, ticket === undefined ? query.getAll('code') : [ticket]);
  if (!link) return undefined;

  const receipt = readReceipt(signer, link, query.get('receipt'));
  const sealed = receipt && sealReceipt(signer, link, receipt);
  const proof = new URLSearchParams({ code: link.code }).toString();
  const page = sealed === undefined ? proof : `${proof}&receipt=${sealed}`;
  return {
    ...call,
    locale,
    link,
    receipt,
    pathOf: (other, below = '') =>
      `/${other}/bookings/${link.id}${below}?${below === '' ? page : proof}`,
  };
}

/** The page at an address that shows no code, for the browser's address bar. */
export function tidyPath({ site, locale, link, receipt, now }: Visit): string {
  const query = new URLSearchParams({ ticket: sealTicket(site.signer, link, now) });
  if (receipt) query.set('receipt', sealReceipt(site.signer, link, receipt));
  return `/${locale}/bookings/${link.id}?${query}`;
}
