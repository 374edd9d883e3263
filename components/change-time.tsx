import { ButtonLink } from './button';
import type { BookingPageProps } from './pages/props';

/** The way to other times, where the company lets its customers change. */
export function ChangeTime({
  wording: { t },
  links: { time },
}: Pick<BookingPageProps, 'wording' | 'links'>) {
  if (!time) return null;
  return (
    <ButtonLink look="quiet" href={time.choose}>
      {t('choose-time.offer')}
    </ButtonLink>
  );
}
