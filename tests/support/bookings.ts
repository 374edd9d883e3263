import type { Booking, ShownBooking } from '@/lib/booking/booking';
import { applyBranding } from '@/lib/branding/apply-branding';
import { defaultBranding } from '@/lib/branding/branding';
import { momentOfWallTime } from '@/lib/booking/moment';

const zone = 'Europe/Stockholm';

/** A moment in Stockholm. */
export const stockholm = (wall: string) => momentOfWallTime(wall, zone);

/** A booking at a Swedish company, with whatever a test needs otherwise. */
export function aBooking(changes: Partial<Booking> = {}): Booking {
  return {
    id: 404_042,
    status: 'booked',
    company: {
      source: 'api',
      id: undefined,
      name: 'Salong Norrsken',
      street: undefined,
      postalCode: undefined,
      city: 'Luleå',
      country: 'SE',
      phone: undefined,
      email: undefined,
      logo: undefined,
      bookAgainPage: undefined,
      homePage: undefined,
      timeZone: zone,
    },
    service: { name: 'Klippning', description: undefined },
    start: stockholm('2026-11-27T14:30:00'),
    end: stockholm('2026-11-27T15:30:00'),
    lengthInMinutes: 60,
    deadline: stockholm('2026-11-26T14:30:00'),
    unreadable: [],
    payBefore: undefined,
    cancelledOn: undefined,
    madeOn: undefined,
    updatedOn: undefined,
    resources: [],
    priceLines: [],
    payments: [],
    messageToCustomer: undefined,
    bookable: {
      companyId: '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10',
      serviceId: 11,
      serviceMinutes: 60,
      resources: [{ typeId: 1, id: 5 }],
      places: 1,
    },
    ...changes,
  };
}

/** The same as a page shows it, with no branding of its own. */
export function aShownBooking(changes: Partial<Booking> = {}): ShownBooking {
  return applyBranding(aBooking(changes), defaultBranding);
}
