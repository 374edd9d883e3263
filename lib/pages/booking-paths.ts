import type { Locale } from '@/i18n/locales';
import type { BookingLink } from '@/lib/booking/link';

/** The address of a booking's page as it stands in emails. */
export function bookingPath(locale: Locale, { id, code }: BookingLink): string {
  return `/${locale}/bookings/${id}?${new URLSearchParams({ code })}`;
}
