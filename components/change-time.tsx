import type { Wording } from '@/i18n/wording';
import { ButtonLink } from './button';
import type { PageLinks } from './page-links';

/** The way to other times, where the company lets its customers change. */
export function ChangeTime({
  wording: { t },
  links: { time },
}: {
  readonly wording: Wording;
  readonly links: PageLinks;
}) {
  if (!time) return null;
  return (
    <ButtonLink look="quiet" href={time.choose}>
      {t('choose-time.offer')}
    </ButtonLink>
  );
}
