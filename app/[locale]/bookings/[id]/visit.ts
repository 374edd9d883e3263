import { isLocale, type Locale } from '@/i18n/locales';
import type { Receipt } from '@/lib/booking/receipt';
import { readReceipt, sealReceipt } from '@/lib/http/receipt';
import { openTicket, sealTicket } from '@/lib/http/ticket';
import { type BookingLink, parseBookingLink } from '@/lib/booking/link';
import { askedHost } from '@/lib/http/origin';
import { lookFor } from '@/lib/look';
import type { Look } from '@/lib/look/look';

/** One opening of an emailed link. `link` is undefined when it was cut or bent on its way. */
export type Visit = {
  readonly locale: Locale;
  readonly link: BookingLink | undefined;
  /** Shows that this link's cancellation was confirmed before. */
  readonly receipt: Receipt | undefined;
  /** The same link again, in any language. */
  readonly hrefIn: (locale: Locale) => string;
  /** The look of a page on this host, of this company once its booking is read. */
  readonly lookFor: (companyId?: string) => Look;
  /** What the request is counted under; see server/address.ts. */
  readonly address: string;
  /** When the request arrived, milliseconds since 1970 UTC. */
  readonly now: number;
};

/** Reads who asks for what; undefined when the address is in no language of ours. */
export function readVisit(
  request: Request,
  params: { readonly locale: string; readonly id: string },
): Visit | undefined {
  if (!isLocale(params.locale)) return undefined;
  const query = new URL(request.url).searchParams;
  const now = Date.now();
  const ticket = openTicket(params.id, query.get('ticket'), now);
  const link = parseBookingLink(params.id, ticket === undefined ? query.getAll('code') : [ticket]);
  const receipt = link && readReceipt(link, query.get('receipt'));
  return {
    locale: params.locale,
    link,
    receipt,
    hrefIn: (locale) => (link ? bookingPath(locale, link, receipt) : `/${locale}`),
    lookFor: (companyId) => lookFor(askedHost(request.headers), companyId),
    address: request.headers.get('x-client-address') ?? 'unknown',
    now,
  };
}

/** The address of a booking's page as it stands in emails, after a cancel with its receipt, and of what lies below it. */
export function bookingPath(
  locale: Locale,
  link: BookingLink,
  receipt?: Receipt,
  below: '' | '/kept' | '/calendar' = '',
): string {
  const query = new URLSearchParams({ code: link.code });
  if (receipt) query.set('receipt', sealReceipt(link, receipt));
  return `/${locale}/bookings/${link.id}${below}?${query}`;
}

/** The same page at an address that shows no code, for the browser's address bar. */
export function tidyPath({ locale, link, receipt, now }: Visit): string | undefined {
  if (!link) return undefined;
  const query = new URLSearchParams({ ticket: sealTicket(link, now) });
  if (receipt) query.set('receipt', sealReceipt(link, receipt));
  return `/${locale}/bookings/${link.id}?${query}`;
}
