import { addLanguage } from '@/lib/pages/choose-language';
import { serve } from '@/lib/serve';

/** A link without a language. */
export const GET = serve('/bookings/[id]', addLanguage);
