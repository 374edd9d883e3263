import type { Wording } from '@/i18n/wording';
import { Row } from './row';

/** A link to the receipt of an attempt that proved no cancel, for a dispute about a deadline. */
export function AttemptOffer({
  wording: { t },
  href,
}: {
  readonly wording: Wording;
  readonly href: string | undefined;
}) {
  if (href === undefined) return null;
  return (
    <ul>
      <Row href={href}>{t('attempt.offer')}</Row>
    </ul>
  );
}
