import { staticPage } from '@/lib/pages/static-page';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/privacy', staticPage('privacy'));
