import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import { note, quote } from './looks';

/**
 * Room for what the customer wrote when cancelling. Only their own browser knows that, so the
 * script fills it in and shows it.
 */
export function CustomerAnswer({ view: { t } }: { readonly view: Wording }) {
  return (
    <div className={clsx(quote, 'whitespace-pre-line')} data-answer hidden>
      <p className={note}>{t('cancelled.answer')}</p>
    </div>
  );
}
