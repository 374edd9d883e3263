import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import { note } from './looks';

/**
 * The line at a button: what holds before it is pressed and, while a press takes long, that it
 * does. The script writes the latter; without it the line stays as it is.
 */
export function PressStatus({
  view: { t },
  before,
  className,
}: {
  readonly view: Wording;
  readonly before?: string;
  /** Where it stands. */
  readonly className?: string;
}) {
  return (
    <p className={clsx(note, 'print:hidden', className)} role="status" data-slow={t('form.slow')}>
      {before}
    </p>
  );
}
