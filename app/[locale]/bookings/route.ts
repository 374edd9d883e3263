import { findBooking, leadHome } from '@/lib/pages/find-booking';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/bookings', leadHome);
/** Finds a booking by the number and code that a visitor typed. */
export const POST = serve('/[locale]/bookings', findBooking);
