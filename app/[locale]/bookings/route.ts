import { findBooking, showFindForm } from '@/server/find/find-booking';
import { route } from '@/server/route';

/** Finds a booking by the number and code that a visitor typed. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/bookings', {
  GET: showFindForm,
  POST: findBooking,
});
