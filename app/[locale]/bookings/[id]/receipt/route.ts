import { showReceipt } from '@/server/receipt/show-receipt';
import { route } from '@/server/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/bookings/[id]/receipt', {
  GET: showReceipt,
});
