import type { ShownBooking } from './booking';
import type { Moment } from './moment';

/**
 * An iCalendar file (RFC 5545) of a booking: it adds the event, or removes
 * it once the booking is cancelled. Both carry the same UID; the removal has the higher SEQUENCE,
 * so that calendars apply it to the event they have.
 *
 * @returns undefined for a booking without a start
 */
export function calendarFile(
  booking: ShownBooking,
  {
    title,
    uid,
    now,
    canMove = false,
  }: {
    readonly title: string;
    /** The event's UID, with `{id}` in place of the booking's number. */
    readonly uid: string;
    readonly now: number;
    /** Whether times are changed here: then each file replaces every one made before it. */
    readonly canMove?: boolean;
  },
): string | undefined {
  const { start, end, status, company, service } = booking;
  if (!start) return undefined;
  const gone = status === 'cancelled';
  const place = [company.street, company.postalCode, company.city].filter(Boolean).join(', ');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//bokamera-cancellation//EN',
    `METHOD:${gone ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${uid.replace('{id}', String(booking.id))}`,
    `SEQUENCE:${canMove ? minutesOf(now) : gone ? 1 : 0}`,
    `STATUS:${statusOf(status)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stampOf(start)}`,
    // An end before its start makes calendars refuse the whole file (RFC 5545, 3.8.2.2).
    ...(end && end.earliest > start.earliest ? [`DTEND:${stampOf(end)}`] : []),
    `SUMMARY:${escape([service?.name ?? title, company.name].filter(Boolean).join(' – '))}`,
    ...(place ? [`LOCATION:${escape(place)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A number that grows with time and fits what calendars keep it in: minutes since 2020. */
function minutesOf(now: number): number {
  return Math.floor((now - Date.UTC(2020)) / 60_000);
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

/** Where no zone is known the time floats: the calendar shows it as the place's own (RFC 5545, 3.3.5). */
function stampOf({ wall, timeZone, earliest }: Moment): string {
  return timeZone === undefined ? wall.replace(/[-:]/g, '') : stamp(earliest);
}

function stamp(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');
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
