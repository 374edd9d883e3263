import type { Wording } from '@/i18n/wording';
import type { Moment } from '@/lib/booking/moment';
import type { ShownBooking } from '@/lib/booking/booking';

/** Most characters on a button that names a day: on the narrowest phone it takes two lines. */
const longestDay = 31;
/** Most characters on one that names a day and a time. */
const longestDayAndTime = 40;

/** "Avboka torsdag 26 november": the act with its day, without one when the API gives none. */
export function cancelText({ t, format }: Wording, { start }: Pick<ShownBooking, 'start'>): string {
  if (!start) return t('form.cancel');
  const [long, shorter, shortest] = format.dayNames(start.wall);
  const say = (day: string) => t('form.cancelDay', { day });
  return [say(long), say(shorter)].find(({ length }) => length <= longestDay) ?? say(shortest);
}

/** "Byt till torsdag 26 november kl. 14:30", on the company's clock, or with a shorter name of the day. */
export function moveText({ t, format }: Wording, start: Moment, now: number): string {
  const [, shorter, shortest] = format.dayNames(start.wall);
  const clock = format.clock(start, undefined);
  const say = (when: string) => t('confirm-move.submit', { when });
  const sayShort = (day: string) => say(t('when.dayTime', { day, clock }));
  const texts = [say(format.dateTime(start, now)), sayShort(shorter)];
  return texts.find(({ length }) => length <= longestDayAndTime) ?? sayShort(shortest);
}
