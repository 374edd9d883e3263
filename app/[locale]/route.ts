import { staticPage } from '@/server/pages/static-page';
import { route } from '@/server/route';

/** Home: finds a booking whose link broke. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]', {
  GET: staticPage('home'),
});
