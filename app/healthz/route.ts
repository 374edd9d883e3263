import { health } from '@/lib/pages/machine-answers';
import { serve } from '@/lib/serve';

export const GET = serve('/healthz', health);
