import { keepNewest } from '../keep-newest';
import { plainText } from '../plain-text';
import type { ShownBooking } from './booking';
import { readMails } from './mails';
import { clockTolerance, type Moment, momentOfWallTime } from './moment';

/**
 * An iCalendar file (RFC 5545) of a booking: it adds the event, or removes it once the booking is
 * cancelled. `title` names an event without a service; `now` is in milliseconds since 1970 UTC.
 *
 * @returns undefined for a booking without a start
 */
export type CalendarFile = (
  booking: ShownBooking,
  parts: { readonly title: string; readonly now: number },
) => string | undefined;

/** Most bookings whose last file is remembered: about two megabytes. */
const mostRemembered = 10_000;
/** Added to a cancel without an API time, and allowed ahead of our clock: three times what clocks may differ. */
const clocksApart = 3 * clockTolerance;
/** How many changes before a cancel, unseen in the API's times, another instance may have numbered. */
const unseenChanges = 10;

/**
 * Makes the calendar files of one instance. All files of a booking carry the same UID, and each
 * change has a higher SEQUENCE, so that calendars apply it to the event they have.
 *
 * @param uid the event's UID, with `{id}` in place of the booking's number
 */
export function createCalendar(uid: string): CalendarFile {
  const lastOf = new Map<number, { readonly event: string; readonly sequence: number }>();

  // A change that the API's times do not show still gets a higher number than the last file.
  const sequenceOf = (booking: ShownBooking, event: string, now: number): number => {
    const { id } = booking;
    const last = lastOf.get(id);
    const least = !last ? 0 : last.event === event ? last.sequence : last.sequence + 1;
    const sequence = Math.max(revisionOf(booking, now), least);
    keepNewest(lastOf, id, { event, sequence }, mostRemembered);
    return sequence;
  };

  return (booking, { title, now }) => {
    const { id, start, status, company, service } = booking;
    if (!start) return undefined;
    const place = [company.street, company.postalCode, company.city].filter(Boolean).join(', ');
    const organizer = readMails(company.email ?? '').find(({ address }) => address)?.address;
    const method = methodOf(status, organizer);
    const times = timesOf(booking, start);
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//bokamera-cancellation//EN',
      ...(method ? [`METHOD:${method}`] : []),
      'BEGIN:VEVENT',
      `UID:${escape(uid.replace('{id}', String(id)))}`,
      `SEQUENCE:${sequenceOf(booking, [status, ...times].join(), now)}`,
      `STATUS:${statusOf(status)}`,
      `DTSTAMP:${instantOf(now)}`,
      ...times,
      `SUMMARY:${escape([service?.name ?? title, company.name].filter(Boolean).join(' – '))}`,
      ...(place ? [`LOCATION:${escape(place)}`] : []),
      ...(organizer === undefined ? [] : [`ORGANIZER:${mailtoOf(organizer)}`]),
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    return lines.map((line) => `${fold(line)}\r\n`).join('');
  };
}

/**
 * Seconds from 2020 to the booking's last change; they fit 31 bits until 2088. Uses the API's time, so
 * that all instances agree; without one, our clock now. A cancel gets extra, so that it is higher than
 * every earlier file.
 */
function revisionOf({ status, updatedOn, cancelledOn }: ShownBooking, now: number): number {
  const isGone = status === 'cancelled';
  const changed = updatedOn
    ? Math.min(Math.max(updatedOn.earliest, cancelledOn?.earliest ?? 0), now + clocksApart)
    : now + (isGone ? clocksApart : 0);
  return Math.floor((changed - Date.UTC(2020)) / 1_000) + (isGone ? unseenChanges : 0);
}

/**
 * A METHOD makes the file a message of its organizer (RFC 5546), so nothing is published where no
 * organizer is known: a plain file adds the event just as well. A cancel keeps it all the same,
 * because programs such as Outlook remove an event by nothing else.
 */
function methodOf(
  status: ShownBooking['status'],
  organizer: string | undefined,
): 'CANCEL' | 'PUBLISH' | undefined {
  if (status === 'cancelled') return 'CANCEL';
  return organizer === undefined ? undefined : 'PUBLISH';
}

/** Only what is booked is confirmed (RFC 5545, 3.8.1.11). */
function statusOf(status: ShownBooking['status']): 'CANCELLED' | 'CONFIRMED' | 'TENTATIVE' {
  switch (status) {
    case 'cancelled':
      return 'CANCELLED';
    case 'booked':
      return 'CONFIRMED';
    case 'reserved':
    case 'awaiting-payment':
    case 'unknown':
      return 'TENTATIVE';
  }
}

/**
 * DTSTART, and DTEND where an end or a length is known, both in one form: days from midnight to
 * midnight, else exact instants. Where a time can be several instants (the clocks skip or repeat it,
 * or no zone is known) both float: calendars show the time that the page shows (RFC 5545, 3.3.5).
 */
function timesOf({ end, lengthInMinutes }: ShownBooking, start: Moment): string[] {
  const until =
    end ?? (lengthInMinutes === undefined ? undefined : laterOnClock(start, lengthInMinutes));
  const write = !until
    ? formOf([start])
    : isMidnight(start) && isMidnight(until) && until.wall > start.wall
      ? dayOf
      : formOf([start, until]);
  const [from, to] = [write(start), until && write(until)];
  // An end before its start makes calendars refuse the whole file (RFC 5545, 3.8.2.2).
  return [`DTSTART${from}`, ...(to !== undefined && to > from ? [`DTEND${to}`] : [])];
}

/** What the company's clock shows so many minutes on, as the booking system adds a length. */
function laterOnClock({ wall, timeZone }: Moment, minutes: number): Moment {
  const end = new Date(Date.parse(`${wall}Z`) + minutes * 60_000);
  return momentOfWallTime(end.toISOString().slice(0, 19), timeZone);
}

function isMidnight({ wall }: Moment): boolean {
  return wall.endsWith('T00:00:00');
}

function formOf(moments: readonly Moment[]): (moment: Moment) => string {
  return moments.every(({ earliest, latest }) => earliest === latest)
    ? ({ earliest }) => `:${instantOf(earliest)}`
    : ({ wall }) => `:${bare(wall)}`;
}

function dayOf({ wall }: Moment): string {
  return `;VALUE=DATE:${bare(wall.slice(0, 10))}`;
}

function instantOf(instant: number): string {
  return `${bare(new Date(instant).toISOString().slice(0, 19))}Z`;
}

function bare(iso: string): string {
  return iso.replace(/[-:]/g, '');
}

/** RFC 6068, 2: calendars compare the address as it stands, so nothing more is encoded than must be. */
function mailtoOf(address: string): string {
  return `mailto:${encodeURI(address).replace(/[/?#]/g, encodeURIComponent)}`;
}

function escape(text: string): string {
  return plainText(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

// No line may be longer than 75 bytes; a longer one goes on after a line end and a space.
function fold(line: string): string {
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 74) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
