import { icon } from '@/lib/pages/machine-answers';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/icon.svg', icon);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/icon.svg', 'GET, HEAD');

// Next would else answer it at build, before there are any settings.
export const dynamic = 'force-dynamic';
