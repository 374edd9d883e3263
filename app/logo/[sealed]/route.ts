import { logo } from '@/lib/pages/machine-answers';
import { serve } from '@/lib/serve';

export const GET = serve('/logo/[sealed]', logo);
