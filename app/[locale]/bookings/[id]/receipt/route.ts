import { showReceipt } from '@/lib/pages/show-receipt';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/bookings/[id]/receipt', showReceipt);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/bookings/[id]/receipt',
  'GET, HEAD',
);
