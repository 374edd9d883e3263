import { addLanguage } from '@/server/add-language';
import { route } from '@/server/route';

/** A link without a language. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/bookings/[id]', {
  GET: addLanguage,
});
