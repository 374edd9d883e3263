import type { Wording } from '@/i18n/wording';
import type { CancelForm } from '@/lib/booking/cancel-form';

/** The reason and comment in the words of a language; empty when there are none. */
export function formatReason({ t }: Wording, { comment, reason }: CancelForm): string {
  if (!reason) return comment;
  const chosen = t(`form.reason.${reason}`);
  return comment === '' ? chosen : t('form.recorded', { reason: chosen, comment });
}
