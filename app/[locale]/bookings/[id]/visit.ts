import { isLocale, type Locale } from '@/i18n/locales';
import { type BookingLink, parseBookingLink } from '@/lib/booking/link';

/** One opening of an emailed link. `link` is undefined when it was cut or bent on its way. */
export type Visit = {
  readonly locale: Locale;
  readonly link: BookingLink | undefined;
  /** The same link again, in any language. */
  readonly hrefIn: (locale: Locale) => string;
  /** When the request arrived, milliseconds since 1970 UTC. */
  readonly now: number;
};

/** Reads who asks for what; undefined when the address is in no language of ours. */
export function readVisit(
  request: Request,
  params: { readonly locale: string; readonly id: string },
): Visit | undefined {
  if (!isLocale(params.locale)) return undefined;
  const codes = new URL(request.url).searchParams.getAll('code');
  const link = parseBookingLink(params.id, codes);
  return {
    locale: params.locale,
    link,
    hrefIn: (locale) => (link ? bookingPath(locale, link) : `/${locale}`),
    now: Date.now(),
  };
}

/** The address of a booking's page, as it stands in emails. */
export function bookingPath(locale: Locale, { id, code }: BookingLink): string {
  return `/${locale}/bookings/${id}?${new URLSearchParams({ code })}`;
}
