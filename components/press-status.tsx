import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import { note } from './looks';

/**
 * The line at a button: what applies before the press, and while a press takes long, a note that it
 * does. The script writes the note; without it the line does not change.
 */
export function PressStatus({
  wording: { t },
  before,
  className,
}: {
  readonly wording: Wording;
  readonly before?: string;
  /** Where to place it. */
  readonly className?: string;
}) {
  return (
    <p className={clsx(note, 'print:hidden', className)} role="status" data-slow={t('form.slow')}>
      {before}
    </p>
  );
}
