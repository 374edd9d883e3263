import { showFreeTimes } from '@/server/move/show-free-times';
import { submitMove } from '@/server/move/submit-move';
import { route } from '@/server/route';

/** Shows the times that a booking can move to, where the operator offers that; a press moves it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/bookings/[id]/time', {
  GET: showFreeTimes,
  POST: submitMove,
});
