import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';

/** Most characters on one line of a button on the narrowest phone. */
const oneLine = 28;

/** "Avboka torsdag 26 november": the act with its day, without one when the API gives none. */
export function cancelText(view: Wording, booking: Pick<ShownBooking, 'start'>): string {
  const { t } = view;
  return withDay(view, booking, (day) => t('form.cancelDay', { day })) ?? t('form.cancel');
}

/** "Ja, avboka torsdag 26 november", on the page that asks to confirm. */
export function cancelAgainText(view: Wording, booking: Pick<ShownBooking, 'start'>): string {
  const { t } = view;
  return (
    withDay(view, booking, (day) => t('form.cancelDayAgain', { day })) ?? t('form.cancelAgain')
  );
}

function withDay(
  { dayNames }: Wording,
  { start }: Pick<ShownBooking, 'start'>,
  say: (day: string) => string,
): string | undefined {
  if (!start) return undefined;
  const [long, shorter, shortest] = dayNames(start.wall);
  return [say(long), say(shorter)].find(({ length }) => length <= oneLine) ?? say(shortest);
}
