import { Temporal } from 'temporal-polyfill';
import { type Moment, momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';

const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const serviceStackForm = /^\/Date\((-?\d{1,16})([+-]\d{4})?\)\/$/;

/**
 * Years that databases and languages use for "not set". .NET's DateTime.MinValue is year 1 and its
 * MaxValue 9999, SQL Server's dates begin in 1753 or 1900, Unix time in 1970, the clocks of small
 * devices in 2000; BokaMera is younger than all of them.
 */
const isYearUnset = (year: number) => year <= 2000 || year >= 9999;

/**
 * Reads a date as the API may send it and places it in the company's zone.
 *
 * - `2026-05-01T14:00:00` is wall time at the company (an inference), also with a
 *   space, or a fraction of a second.
 * - `…Z`, `…+02:00` and `/Date(ms)/`, `/Date(ms+0200)/` are exact instants.
 * - `/Date(ms-0000)/` is ServiceStack's mark for "no zone given": wall time again.
 *
 * @returns undefined for a date that is not set (see `isUnset`) or cannot be read: a day without a
 *   time, or an instant without a known zone to show it in
 */
export function readWireDate(
  value: string | number | undefined,
  timeZone: string | undefined,
): Moment | undefined {
  if (typeof value !== 'string' || isUnset(value)) return undefined;
  try {
    const moment = readIso(value.trim(), timeZone) ?? readServiceStack(value.trim(), timeZone);
    return moment && !isYearUnset(Number(moment.wall.slice(0, 4))) ? moment : undefined;
  } catch (error) {
    // Looks like a date but is none, such as 31 February or the year 275761.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether the API gave no date: an absent value, or a placeholder year. */
export function isUnset(value: string | number | undefined): boolean {
  if (typeof value === 'number') return false;
  if (value === undefined) return true;
  const text = value.trim();
  const [, milliseconds] = serviceStackForm.exec(text) ?? [];
  const year = milliseconds
    ? new Date(Number(milliseconds)).getUTCFullYear()
    : Number(/^(\d{4})-/.exec(text)?.[1] ?? NaN);
  return text === '' || isYearUnset(year);
}

function readIso(value: string, timeZone: string | undefined): Moment | undefined {
  const match = isoForm.exec(value);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (!offset) return momentOfWallTime(wall, timeZone);
  if (timeZone === undefined) return undefined;
  return momentOfInstant(Temporal.Instant.from(wall + offset).epochMilliseconds, timeZone);
}

function readServiceStack(value: string, timeZone: string | undefined): Moment | undefined {
  const match = serviceStackForm.exec(value);
  if (!match) return undefined;
  const milliseconds = Number(match[1]);
  const iso = new Date(milliseconds).toISOString();
  if (match[2] === '-0000') return momentOfWallTime(iso.slice(0, 19), timeZone);
  return timeZone === undefined ? undefined : momentOfInstant(milliseconds, timeZone);
}
