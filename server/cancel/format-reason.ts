import type { Wording } from '@/i18n/wording';
import type { CancelInput } from '@/lib/booking/cancel-input';

/** The reason and comment in the words of a language; empty when there are none. */
export function formatReason({ t }: Wording, { comment, reason }: CancelInput): string {
  if (!reason) return comment;
  const chosen = t(`form.reason.${reason}`);
  return comment === '' ? chosen : t('form.recorded', { reason: chosen, comment });
}
