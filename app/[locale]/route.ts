import { staticPage } from '@/lib/pages/static-page';
import { serve } from '@/lib/serve';

/** Home: find a booking whose link broke. */
export const GET = serve('/[locale]', staticPage('home'));
