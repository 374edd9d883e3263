import { missingPage } from '@/lib/pages/missing-page';
import { serve } from '@/lib/serve';

/** Every address without a route of its own. */
export const GET = serve('/[...path]', missingPage);
export const POST = GET;
