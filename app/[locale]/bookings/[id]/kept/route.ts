import { showKept } from '@/server/booking/show-kept';
import { route } from '@/server/route';

/** The page behind "keep". */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/bookings/[id]/kept', {
  GET: showKept,
});
