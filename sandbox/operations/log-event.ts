import { z } from 'zod';
import type { Stored } from '../bookings';

const events = { 2: 'Updated', 3: 'Unbooked' } as const;
const records = z.array(z.unknown()).catch([]);

/** Adds a row to a booking's log, and dates its last change. */
export function logEvent(
  { Id, fields }: Stored,
  event: keyof typeof events,
  { comment, userName, now }: { comment: string | undefined; userName: string; now: string },
): void {
  const log = records.parse(fields['Log']);
  fields['Log'] = [
    ...log,
    {
      Id: log.length + 1,
      BookingId: Id,
      EventTypeId: event,
      EventType: {
        Id: event,
        Name: events[event],
        Description: `The booking was ${events[event].toLowerCase()}`,
      },
      Comments: comment,
      UserName: userName,
      Created: now,
    },
  ];
  fields['UpdatedDate'] = now;
}
