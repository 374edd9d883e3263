import { logo } from '@/server/machine-answers';
import { route } from '@/server/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/logo/[sealed]', { GET: logo });
