import type { View } from '@/i18n/view';
import type { ReceiptLinks } from './page-links';

/** The ways to the receipt, with and without what the customer wrote. */
export function ReceiptOffer({
  view: { t },
  receipt,
}: {
  readonly view: View;
  readonly receipt: ReceiptLinks | undefined;
}) {
  if (!receipt) return null;
  return (
    <>
      <a className="button quiet" href={receipt.whole}>
        {t('receipt.offer')}
      </a>
      {receipt.wordless !== undefined && (
        <a className="button plain" href={receipt.wordless}>
          {t('receipt.wordless')}
        </a>
      )}
    </>
  );
}
