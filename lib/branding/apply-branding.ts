import type { Booking } from '@/lib/booking/booking';
import type { Branding } from './branding';

/** The booking with its company as the operator wants it shown: what the branding says, else what the API says. */
export function applyBranding(booking: Booking, branding: Branding): Booking {
  const { company } = booking;
  return {
    ...booking,
    company: {
      ...company,
      name: branding.name ?? company.name,
      logo: branding.logo ?? company.logo,
      phone: branding.phone ?? company.phone,
      email: branding.email ?? company.email,
      bookingPage: branding.bookAgain ?? company.bookingPage,
    },
  };
}
