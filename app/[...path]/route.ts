import { missingPage } from '@/server/pages/missing-page';
import { route } from '@/server/route';

/** Every address without its own route. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[...path]', {
  GET: missingPage,
  POST: missingPage,
});
