import type { Booking } from '@/lib/booking/booking';
import { companyInLook, type Look } from '@/lib/look/look';
import type { Visit } from './visit';

/** The booking with its company as the operator wants it shown, and the look it is shown in. */
export function dress(booking: Booking, visit: Visit): { booking: Booking; look: Look } {
  const look = visit.lookFor(booking.company.id);
  return { booking: { ...booking, company: companyInLook(booking.company, look) }, look };
}
