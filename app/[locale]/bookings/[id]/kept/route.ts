import { keepBooking } from '@/lib/pages/keep-booking';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

/** Where "keep" leads. */
export const GET = serve('/[locale]/bookings/[id]/kept', keepBooking);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/bookings/[id]/kept',
  'GET, HEAD',
);
