import type { Booking, ShownBooking } from '@/lib/booking/booking';
import type { Branding } from './branding';

/** Replaces the company's facts that the branding sets; the rest stays as the API gave it. */
export function applyBranding(booking: Booking, branding: Branding): ShownBooking {
  const { company } = booking;
  return {
    ...booking,
    company: {
      ...company,
      source: 'branding',
      name: branding.name ?? company.name,
      logo: branding.logo ?? company.logo,
      phone: branding.phone ?? company.phone,
      email: branding.email ?? company.email,
      bookingPage: branding.bookAgain ?? company.bookingPage,
    },
  };
}
