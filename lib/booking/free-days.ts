import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Booking } from './booking';
import { hasPassed, type Moment, momentOfInstant } from './moment';
import type { Days, FreeTime, FreeTimesRead } from './move-api';

/** What a page offers instead of the booked time. */
export type Offer =
  | {
      readonly kind: 'times';
      /** Every free time that was read, in order. */
      readonly times: readonly FreeTime[];
      /** At most three, each with its reason; on the page of a day there are none. */
      readonly suggestions: readonly Suggestion[];
      readonly week: Week;
    }
  /** No time is free on the days that were read. */
  | { readonly kind: 'none'; readonly week: Week }
  /** The free times could not be read, which says nothing of what is free. */
  | { readonly kind: 'unread' };

/** Why a time is suggested. */
type Suggestion = {
  readonly why: 'week-later' | 'before' | 'after';
  readonly time: FreeTime;
};

/** The week around a day, on the company's calendar. Days are `YYYY-MM-DD`. */
export type Week = {
  /** The day whose times are shown; undefined beside suggestions. */
  readonly day: string | undefined;
  /** Its seven days from Monday. `free` counts its times; undefined when the API returned more than we read. */
  readonly days: readonly { readonly date: string; readonly free: number | undefined }[];
  /** A day in the week before and after; undefined before today and more than a year ahead. */
  readonly earlier: string | undefined;
  readonly later: string | undefined;
};

const furthestDays = 365;
/** How far around the booking suggestions are looked for. */
const daysBefore = 7;
const daysAfter = 8;

/**
 * Which days to read: the week of the day that was asked for, or about two weeks around the booking.
 *
 * @param wantedDay from an address; one that does not exist, has passed or is too far away counts as none
 * @param now milliseconds since 1970 UTC
 */
export function daysToRead(
  { start }: Pick<Booking, 'start'>,
  wantedDay: string | undefined,
  now: number,
): Days {
  const today = todayOf(start, now);
  const day = readDay(wantedDay, today);
  if (day) {
    const monday = mondayOf(day);
    return { from: latest(monday, today).toString(), until: monday.add({ days: 7 }).toString() };
  }
  const own = start ? dayOf(start.wall) : today;
  const from = latest(own.subtract({ days: daysBefore }), today);
  const until = latest(own.add({ days: daysAfter }), from.add({ days: daysBefore + daysAfter }));
  return { from: from.toString(), until: until.toString() };
}

/** Turns the free times that were read for `wantedDay` into an offer, without times that have passed. */
export function toOffer(
  read: FreeTimesRead,
  booking: Pick<Booking, 'start'>,
  wantedDay: string | undefined,
  now: number,
): Offer {
  if (read.kind === 'unread') return { kind: 'unread' };
  const today = todayOf(booking.start, now);
  const times = read.times.filter(({ start }) => hasPassed(start, now) !== 'yes');
  const wanted = readDay(wantedDay, today);
  const day = wanted && dayWithTimes(times, wanted.toString());
  const week = weekOf(wanted ?? (booking.start ? dayOf(booking.start.wall) : today), today);
  const cut = read.isCut ? times.at(-1)?.start.wall.slice(0, 10) : undefined;
  const counted: Week = {
    ...week,
    day,
    days: week.days.map((date) => ({
      date,
      free: cut !== undefined && date >= cut ? undefined : timesOn(times, date).length,
    })),
  };
  if (times.length === 0) return { kind: 'none', week: counted };
  return {
    kind: 'times',
    times,
    suggestions: wanted ? [] : suggest(booking.start, times),
    week: counted,
  };
}

/** The times of one day, `YYYY-MM-DD`. */
export function timesOn(times: readonly FreeTime[], day: string): readonly FreeTime[] {
  return times.filter(({ start }) => start.wall.startsWith(day));
}

/** The same day and time a week later, and the nearest before and after the booking. */
function suggest(own: Moment | undefined, times: readonly FreeTime[]): readonly Suggestion[] {
  if (!own) return [];
  const nextWeek = Temporal.PlainDateTime.from(own.wall).add({ days: 7 });
  const sameTime = times.find(({ start }) => nextWeek.equals(start.wall));
  const before = times.findLast(({ start }) => start.earliest < own.earliest);
  const after = times.find((time) => time.start.earliest > own.earliest && time !== sameTime);
  return [
    ...(sameTime ? [{ why: 'week-later', time: sameTime } as const] : []),
    ...(before ? [{ why: 'before', time: before } as const] : []),
    ...(after ? [{ why: 'after', time: after } as const] : []),
  ];
}

/** The day itself where it has free times, else the next of the week that has some. */
function dayWithTimes(times: readonly FreeTime[], day: string): string {
  const days = times.map(({ start }) => start.wall.slice(0, 10));
  return days.includes(day) ? day : (days.find((other) => other > day) ?? days.at(-1) ?? day);
}

function weekOf(day: Temporal.PlainDate, today: Temporal.PlainDate) {
  const monday = mondayOf(day);
  const before = monday.subtract({ days: 1 });
  const next = monday.add({ days: 7 });
  const last = today.add({ days: furthestDays });
  return {
    days: Array.from({ length: 7 }, (_, index) => monday.add({ days: index }).toString()),
    earlier: isBefore(before, today) ? undefined : latest(mondayOf(before), today).toString(),
    later: isBefore(last, next) ? undefined : next.toString(),
  };
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0;
const latest = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  isBefore(one, other) ? other : one;
const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
const dayOf = (wall: string) => Temporal.PlainDate.from(wall.slice(0, 10));
const todayOf = (start: Moment | undefined, now: number) =>
  dayOf(momentOfInstant(now, start?.timeZone ?? 'UTC').wall);

function readDay(
  wantedDay: string | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const { data } = z.iso.date().safeParse(wantedDay);
  if (data === undefined) return undefined;
  const day = Temporal.PlainDate.from(data);
  const isInside = !isBefore(day, today) && !isBefore(today.add({ days: furthestDays }), day);
  return isInside ? day : undefined;
}
