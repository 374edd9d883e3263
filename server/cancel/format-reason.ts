import type { Wording } from '@/i18n/wording';
import type { CancelForm } from '@/lib/booking/cancel-form';

/** What a customer chose and wrote, in the words of a language; empty where that is nothing. */
export function formatReason({ t }: Wording, { comment, reason }: CancelForm): string {
  if (!reason) return comment;
  const chosen = t(`form.reason.${reason}`);
  return comment === '' ? chosen : t('form.recorded', { reason: chosen, comment });
}
