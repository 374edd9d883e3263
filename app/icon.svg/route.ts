import { icon } from '@/lib/pages/machine-answers';
import { serve } from '@/lib/serve';

export const GET = serve('/icon.svg', icon);
