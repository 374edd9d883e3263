import { downloadCalendar } from '@/server/booking/download-calendar';
import { route } from '@/server/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/[locale]/bookings/[id]/calendar',
  { GET: downloadCalendar },
);
