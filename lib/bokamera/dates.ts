import { type Moment, momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';

const isoForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const serviceStackForm = /^\/Date\((-?\d{1,16})([+-]\d{4})?\)\/$/;

/**
 * Reads a date as the API may send it and places it in the company's zone.
 *
 * - `2026-05-01T14:00:00` is wall time at the company (bokamera-api §5, inference).
 * - `…Z`, `…+02:00` and `/Date(ms)/`, `/Date(ms+0200)/` are exact instants.
 * - `/Date(ms-0000)/` is ServiceStack's mark for "no zone given": wall time again.
 * - Missing, null, year 1 and anything unreadable mean unset.
 */
export function readWireDate(
  value: string | number | undefined,
  timeZone: string,
): Moment | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return readIso(value, timeZone) ?? readServiceStack(value, timeZone);
  } catch (error) {
    // The 31st of February, the year 275761: shaped like a date, but no date.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readIso(value: string, timeZone: string): Moment | undefined {
  const match = isoForm.exec(value);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  if (year === '0001') return undefined;

  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (!offset) return momentOfWallTime(wall, timeZone);

  const instant = Date.parse(
    wall + (offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset),
  );
  return Number.isNaN(instant) ? undefined : momentOfInstant(instant, timeZone);
}

function readServiceStack(value: string, timeZone: string): Moment | undefined {
  const match = serviceStackForm.exec(value);
  if (!match) return undefined;
  const milliseconds = Number(match[1]);
  const iso = new Date(milliseconds).toISOString();
  if (iso.startsWith('0001-')) return undefined;
  return match[2] === '-0000'
    ? momentOfWallTime(iso.slice(0, 19), timeZone)
    : momentOfInstant(milliseconds, timeZone);
}
