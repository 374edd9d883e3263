import { downloadCalendar } from '@/lib/pages/download-calendar';
import { serve } from '@/lib/serve';

export const GET = serve('/[locale]/bookings/[id]/calendar', downloadCalendar);
