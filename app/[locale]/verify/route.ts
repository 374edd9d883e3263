import { checkReceipt, showReceiptForm } from '@/server/receipt/check-receipt';
import { route } from '@/server/route';

/** Checks a receipt that a visitor submits. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/[locale]/verify', {
  GET: showReceiptForm,
  POST: checkReceipt,
});
