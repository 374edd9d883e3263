import { downloadCalendar } from '@/lib/pages/download-calendar';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/bookings/[id]/calendar', downloadCalendar);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/bookings/[id]/calendar',
  'GET, HEAD',
);
