/** Wall times as the API sends them: `YYYY-MM-DDTHH:mm:ss`, local to the company, no offset. */

/** What the clock of a zone shows at an instant (milliseconds since 1970 UTC). */
export function wallTime(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
  return parts.replace(' ', 'T');
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** The wall time this many minutes from now, to the minute. */
export function fromNow(minutes: number, timeZone: string, now = Date.now()): string {
  return `${wallTime(now + minutes * minute, timeZone).slice(0, 16)}:00`;
}

/** A time of day this many days from now: `at(3, '14:30', zone)`. */
export function at(days: number, clock: string, timeZone: string, now = Date.now()): string {
  return `${wallTime(now + days * day, timeZone).slice(0, 10)}T${clock}:00`;
}

/** A wall time moved by minutes, without regard to clock changes. */
export function plus(wall: string, minutes: number): string {
  return new Date(Date.parse(`${wall}Z`) + minutes * minute).toISOString().slice(0, 19);
}
