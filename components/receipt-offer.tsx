import type { Wording } from '@/i18n/wording';
import type { ReceiptLinks } from './page-links';
import { ButtonLink } from './button';

/** Links to the receipt, with and without what the customer wrote. */
export function ReceiptOffer({
  view: { t },
  receipt,
}: {
  readonly view: Wording;
  readonly receipt: ReceiptLinks | undefined;
}) {
  if (!receipt) return null;
  return (
    <>
      <ButtonLink look="quiet" href={receipt.whole}>
        {t('receipt.offer')}
      </ButtonLink>
      {receipt.wordless !== undefined && (
        <ButtonLink look="plain" className="mx-auto" href={receipt.wordless}>
          {t('receipt.wordless')}
        </ButtonLink>
      )}
    </>
  );
}
