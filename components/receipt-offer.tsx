import type { Wording } from '@/i18n/wording';
import type { ReceiptLinks } from './page-links';
import { Row } from './row';

/** Links to the receipt, with and without what the customer wrote. */
export function ReceiptOffer({
  wording: { t },
  receipt,
}: {
  readonly wording: Wording;
  readonly receipt: ReceiptLinks | undefined;
}) {
  if (!receipt) return null;
  return (
    <>
      <Row href={receipt.whole}>{t('receipt.offer')}</Row>
      {receipt.wordless !== undefined && <Row href={receipt.wordless}>{t('receipt.wordless')}</Row>}
    </>
  );
}
