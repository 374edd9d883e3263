import { leadToLanguage } from '@/lib/pages/choose-language';
import { serve } from '@/lib/serve';

export const GET = serve('/', leadToLanguage);
