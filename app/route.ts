import { leadToLanguage } from '@/lib/pages/choose-language';
import { refuseMethods } from '@/lib/refuse-methods';
import { serve } from '@/lib/serve';

export const GET = serve('/', leadToLanguage);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('/', 'GET, HEAD');

// Next would else answer it at build, before there are any settings.
export const dynamic = 'force-dynamic';
