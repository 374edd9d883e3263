import { momentOfInstant } from '@/lib/booking/moment';
import type { Story } from './story';
import { lengthInMinutes, type Standing } from './virtual-booking';

const minute = 60_000;

/** What is internal to the company, or belongs to another customer. No page may carry either. */
export const internal = 'INTERNT-7f3a';
export const stranger = 'FRÄMLING-91cc';

const zones = { SE: 'Europe/Stockholm', FI: 'Europe/Helsinki', US: 'America/Chicago' };

/** The zone in which a story's company writes its times. */
export function zoneOf({ booking }: Story): string {
  return zones[booking.country];
}

const wireStatus = {
  booked: { Status: 'Booked', StatusId: 1, StatusName: 'Bokad' },
  reserved: { Status: 'Reserved', StatusId: 3, StatusName: 'Reserverad' },
  unknown: { Status: 'Postponed', StatusId: 11, StatusName: 'Postponed' },
  contradicting: { Status: 'Booked', StatusId: 2, StatusName: 'Bokad' },
  cancelled: { Status: 'Booked', StatusId: 1, StatusName: 'Bokad' },
};

/** A booking as the API writes it. `id` and `code` open it; `turned` is how its lists are ordered. */
export function wireBooking(
  story: Story,
  { start, end, price, generation, madeAt, cancelledAt: cancelled }: Standing,
  { id, code }: { readonly id: number; readonly code: string },
  turned = false,
) {
  const { booking } = story;
  const zone = zoneOf(story);
  const wall = (instant: number) => momentOfInstant(instant, zone).wall;
  const { deadline } = booking;
  const ordered = <T>(list: readonly T[]) => (turned ? list.toReversed() : list);
  return {
    Id: id,
    ...(cancelled === undefined
      ? wireStatus[booking.status]
      : { Status: 'Unbooked', StatusId: 2, StatusName: 'Avbokad', UnbookedOn: wall(cancelled) }),
    From: wall(start),
    To: wall(end),
    LastTimeToUnBook:
      typeof deadline === 'number'
        ? wall(start - deadline * minute)
        : { none: null, unset: '0001-01-01T00:00:00', unreadable: 'i god tid' }[deadline],
    CreatedDate: wall(madeAt),
    Service: {
      Id: 7,
      Name: generation === 0 ? 'Klippning' : 'Färgning',
      Description: 'Med tvätt.',
      LengthInMinutes: lengthInMinutes,
    },
    BookedResourceTypes: ordered([
      {
        Id: 3,
        Name: 'Frisör',
        Resources: ordered([
          { Id: 31, Name: 'Maja' },
          { Id: 32, Name: 'Nils' },
        ]),
      },
      { Id: 4, Name: 'Stol', Resources: [{ Id: 41, Name: 'Vid fönstret' }] },
    ]),
    Quantities: ordered([
      { Id: 1, Quantity: 1, Price: price, CurrencyId: 'SEK', Category: 'Vuxen' },
      { Id: 2, Quantity: 1, Price: 100, CurrencyId: 'SEK', Category: 'Barn' },
    ]),
    Company: {
      Id: 'norrsken',
      Name: 'Salong Norrsken',
      City: 'Luleå',
      CountryId: booking.country,
      Phone: '0920-123 45',
    },
    Customer: { Firstname: internal, Phone: internal },
    Log: [{ Comments: internal }],
    ExternalReference: [{ ExternalData: internal }],
    BookedComments: internal,
    UnbookedComments: internal,
    RatingCode: internal,
    CommentsToCustomer: 'Porten är öppen.',
    PaymentLog:
      booking.paid > 0
        ? [{ Amount: booking.paid, AmountCredited: 0, CurrencyId: 'SEK', Comments: internal }]
        : [],
    CancellationCode: code,
  };
}
