import type { View } from '@/i18n/view';

/**
 * The line at a button: what holds before it is pressed and, while a press takes long, that it
 * does. The script writes the latter; without it the line stays as it is.
 */
export function PressStatus({
  view: { t },
  before,
}: {
  readonly view: View;
  readonly before?: string;
}) {
  return (
    <p className="note sure" role="status" data-slow={t('form.slow')}>
      {before}
    </p>
  );
}
