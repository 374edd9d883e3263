import { robots } from '@/lib/pages/machine-answers';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/robots.txt', robots);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/robots.txt', 'GET, HEAD');

// Next would else answer it at build, before there are any settings.
export const dynamic = 'force-dynamic';
