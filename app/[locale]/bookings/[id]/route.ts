import { openLink } from '@/lib/pages/open-link';
import { submitForm } from '@/lib/pages/submit-form';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

/** Shows the booking behind an emailed link. */
export const GET = serve('/[locale]/bookings/[id]', openLink);
/** Cancels it, and leads back to the link, which then says so. */
export const POST = serve('/[locale]/bookings/[id]', submitForm);
export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/bookings/[id]',
  'GET, HEAD, POST',
);
