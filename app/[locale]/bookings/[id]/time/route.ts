import { chooseTime } from '@/lib/pages/choose-time';
import { submitTime } from '@/lib/pages/submit-time';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

/** Shows the times that a booking can be moved to, where the operator offers that. */
export const GET = serve('/[locale]/bookings/[id]/time', chooseTime);
/** Moves it to the one that was chosen. */
export const POST = serve('/[locale]/bookings/[id]/time', submitTime);
export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/bookings/[id]/time',
  'GET, HEAD, POST',
);
