import { robots } from '@/lib/pages/machine-answers';
import { serve } from '@/lib/serve';

export const GET = serve('/robots.txt', robots);
