import { staticPage } from '@/lib/pages/static-page';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

/** Home: find a booking whose link broke. */
export const GET = serve('/[locale]', staticPage('home'));
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/[locale]', 'GET, HEAD');
