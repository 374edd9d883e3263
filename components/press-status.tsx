import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import { note } from './looks';

/**
 * The line at a button: what applies before the press, and while a press takes long, a note that it
 * does. The script writes the note and makes the line a live region at the press; before, it is an ordinary
 * line, which screen readers read where it stands and not over everything else.
 */
export function PressStatus({
  wording: { t },
  before,
  className,
}: {
  readonly wording: Wording;
  readonly before?: string | undefined;
  /** Where to place it. */
  readonly className?: string;
}) {
  return (
    <p className={clsx(note, 'print:hidden', className)} data-slow={t('form.slow')}>
      {before}
    </p>
  );
}
