import { findBooking, leadHome } from '@/lib/pages/find-booking';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/bookings', leadHome);
/** Finds a booking by the number and code that a visitor typed. */
export const POST = serve('/[locale]/bookings', findBooking);
export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/bookings',
  'GET, HEAD, POST',
);
