import type { Wording } from '@/i18n/wording';
import { note, quote } from './looks';

/** The words that were sent with the cancel, and no others. */
export function SentWords({
  wording: { t },
  words,
}: {
  readonly wording: Wording;
  readonly words: string | undefined;
}) {
  if (words === undefined) return null;
  return (
    <div className={quote}>
      <p className={note}>{t('receipt.words')}</p>
      <blockquote className="whitespace-pre-line" dir="auto">
        {words}
      </blockquote>
    </div>
  );
}
