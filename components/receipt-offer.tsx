import type { ReactNode } from 'react';
import type { Wording } from '@/i18n/wording';
import type { ReceiptLinks } from './page-links';
import { ButtonLink } from './button';
import { Row } from './row';

/** Links to the receipt, with and without what the customer wrote, and to what else can be taken along. */
export function ReceiptOffer({
  wording: { t },
  receipt,
  children,
}: {
  readonly wording: Wording;
  readonly receipt: ReceiptLinks | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <>
      {receipt && (
        <ButtonLink look="quiet" href={receipt.whole}>
          {t('receipt.offer')}
        </ButtonLink>
      )}
      <ul className="empty:hidden">
        {receipt?.wordless !== undefined && (
          <Row href={receipt.wordless}>{t('receipt.wordless')}</Row>
        )}
        {children}
      </ul>
    </>
  );
}
