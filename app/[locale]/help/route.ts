import { staticPage } from '@/lib/pages/static-page';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/help', staticPage('help'));
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/[locale]/help', 'GET, HEAD');
