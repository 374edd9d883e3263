import { health } from '@/lib/pages/machine-answers';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/healthz', health);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/healthz', 'GET, HEAD');

// Next would else answer it at build, before there are any settings.
export const dynamic = 'force-dynamic';
