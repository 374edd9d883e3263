import type { Booking, Company, ShownBooking, ShownCompany } from '@/lib/booking/booking';
import type { Branding } from './branding';

/** Shows a booking's company as the branding has it. */
export function applyBranding(booking: Booking, branding: Branding): ShownBooking {
  return { ...booking, company: brandCompany(booking.company, branding) };
}

/** Replaces the facts that the branding sets; the rest stays as the API gave it. */
export function brandCompany(company: Company, branding: Branding): ShownCompany {
  return {
    ...company,
    source: 'branding',
    name: branding.name ?? company.name,
    logo: branding.logo ?? company.logo,
    phone: branding.phone ?? company.phone,
    email: branding.email ?? company.email,
    bookAgainPage: branding.bookAgain ?? company.bookAgainPage,
  };
}
