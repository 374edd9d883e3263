import { addLanguage } from '@/lib/pages/choose-language';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

/** A link without a language. */
export const GET = serve('/bookings/[id]', addLanguage);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/bookings/[id]', 'GET, HEAD');
