import { keepBooking } from '@/lib/pages/keep-booking';
import { serve } from '@/lib/serve';

/** Where "keep" leads. */
export const GET = serve('/[locale]/bookings/[id]/kept', keepBooking);
