import { staticPage } from '@/server/pages/static-page';
import { route } from '@/server/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/accessibility', {
  GET: staticPage('accessibility'),
});
