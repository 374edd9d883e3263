import { staticPage } from '@/lib/pages/static-page';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/accessibility', staticPage('accessibility'));
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods(
  '/[locale]/accessibility',
  'GET, HEAD',
);
