import { askForReceipt, checkReceipt } from '@/lib/pages/check-receipt';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/verify', askForReceipt);
/** Says whether what was pasted is a receipt of ours. */
export const POST = serve('/[locale]/verify', checkReceipt);
export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/[locale]/verify', 'GET, HEAD, POST');
