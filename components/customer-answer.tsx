import type { View } from '@/i18n/view';

/**
 * Room for what the customer wrote when cancelling. Only their own browser knows that, so the
 * script fills it in and shows it.
 */
export function CustomerAnswer({ view: { t } }: { readonly view: View }) {
  return (
    <div className="said prewrap" data-answer hidden>
      <p className="note">{t('cancelled.answer')}</p>
    </div>
  );
}
