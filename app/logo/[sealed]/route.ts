import { logo } from '@/lib/pages/machine-answers';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/logo/[sealed]', logo);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/logo/[sealed]', 'GET, HEAD');
