import { openBooking } from '@/server/booking/open-booking';
import { submitCancellation } from '@/server/cancel/submit-cancellation';
import { route } from '@/server/route';

/** Shows the booking behind an emailed link; a press cancels it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/bookings/[id]', {
  GET: openBooking,
  POST: submitCancellation,
});
