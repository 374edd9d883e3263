import { redirectToLanguage } from '@/server/add-language';
import { route } from '@/server/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/', { GET: redirectToLanguage });

// Without this Next would run GET at build time, when there are no settings.
export const dynamic = 'force-dynamic';
