import type { Booking } from './booking';

/** How long a booking is, in what its company counts by; a day is one of 24 hours by the clock. */
export type Length = {
  readonly unit: 'minutes' | 'days' | 'nights';
  readonly count: number;
};

const day = 24 * 60;

/**
 * How long a booking is, by the clock on the wall, which a night of a clock change makes no longer.
 * Whole days end at the hour they began, or fill the calendar's; nights begin after noon and end
 * before it. What is neither and longer than a day has no length beside its end, which says it.
 */
export function lengthOf({
  start,
  end,
  lengthInMinutes,
}: Pick<Booking, 'start' | 'end' | 'lengthInMinutes'>): Length | undefined {
  const said = lengthInMinutes === undefined ? undefined : minutes(lengthInMinutes);
  if (!start) return said;
  const from = minutesOf(start.wall);
  const to = end ? minutesOf(end.wall) : from + (lengthInMinutes ?? 0);
  const stay = stayOf(from, to);
  if (stay) return stay;
  return end && to - from > day ? undefined : said;
}

function stayOf(from: number, to: number): Length | undefined {
  const begins = from % day;
  // An end of 23:59 is that of its day.
  const isWholeDay = begins === 0 && to % day === day - 1;
  const ends = isWholeDay ? 0 : to % day;
  const midnights = Math.floor(to / day) - Math.floor(from / day) + (isWholeDay ? 1 : 0);
  if (midnights < 1) return undefined;
  if (begins === ends) return { unit: 'days', count: midnights };
  const isNight = begins >= noon && ends <= noon && to - from >= shortestStay;
  return isNight ? { unit: 'nights', count: midnights } : undefined;
}

const noon = 12 * 60;
/** Less is an evening that ends late, or a shift. */
const shortestStay = 12 * 60;

const minutes = (count: number): Length => ({ unit: 'minutes', count });

/** Minutes since 1970 on a clock that never changes. */
const minutesOf = (wall: string) => Math.floor(Date.parse(`${wall}Z`) / 60_000);
