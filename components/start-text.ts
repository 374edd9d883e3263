import type { Wording } from '@/i18n/wording';
import type { Booking } from '@/lib/booking/booking';

/**
 * "torsdag 26 november kl. 14:30"; marked as local when the zone is unknown, empty when the API
 * gives no start.
 */
export function startText(
  { t, format }: Wording,
  { start }: Pick<Booking, 'start'>,
  now: number,
): string {
  if (!start) return '';
  const when = format.dateTime(start, now);
  return start.timeZone === undefined ? `${when} (${t('when.localTime')})` : when;
}
