import { missingPage } from '@/lib/pages/missing-page';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

/** Every address without a route of its own. */
export const GET = serve('/[...path]', missingPage);
export const POST = serve('/[...path]', missingPage);
export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/[...path]', 'GET, HEAD, POST');
