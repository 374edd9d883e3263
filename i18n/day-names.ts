import { keepTogether } from './keep-together';
import { memo } from './memo';
import type { Translate } from './translate';

/**
 * The names of a day, the longest first: "torsdag 26 november", "tors 26 november", "tors 26 nov.".
 *
 * @param wall ISO without an offset, on the company's clock
 */
export type DayNames = (wall: string) => readonly [string, string, string];

/** How a date names its month where room is short. Nobody writes the names that Unicode has for Polish ("30 lis"). */
export const shortMonth = (tag: string) => (tag.startsWith('pl') ? 'numeric' : 'short');

/** Makes the names of days in the language of a tag. */
export function createDayNames(tag: string, t: Translate): DayNames {
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const longDay = formatter({ weekday: 'long' });
  const shortDay = formatter({ weekday: 'short' });
  const longDate = formatter({ day: 'numeric', month: 'long' });
  const shortDate = formatter({ day: 'numeric', month: shortMonth(tag) });
  // Bookings fall on few days, and six of these formatters cost a twentieth of a page's CPU.
  const namesOf = memo(500, (date: string) => {
    const day = new Date(`${date}T00:00Z`);
    const short = (dated: Intl.DateTimeFormat) =>
      t('when.shortDay', { weekday: shortDay.format(day), date: keepTogether(dated.format(day)) });
    return [
      t('when.day', { weekday: longDay.format(day), date: keepTogether(longDate.format(day)) }),
      short(longDate),
      short(shortDate),
    ] as const;
  });
  return (wall) => namesOf(wall.slice(0, 10));
}
