import { z } from 'zod';
import { type BookingStore, cancelledStatuses, type Stored } from './bookings';
import { companies, type CompanyFacts, type Service } from './companies';

/** The part of its company's calendar that a booking takes. */
export type Booked = {
  /** Wall times, `YYYY-MM-DDTHH:mm:ss`. */
  readonly from: string;
  readonly to: string;
  readonly serviceId: number | undefined;
  readonly resourceIds: readonly number[];
};

const text = z.string().catch('');
const fields = z.object({
  From: text,
  To: text,
  Service: z.object({ Id: z.number() }).optional().catch(undefined),
  BookedResourceTypes: z
    .array(z.object({ Resources: z.array(z.object({ Id: z.number() })).catch([]) }))
    .catch([]),
});

export function bookedBy(booking: Stored): Booked {
  const { From, To, Service: service, BookedResourceTypes } = fields.parse(booking.fields);
  const resourceIds = BookedResourceTypes.flatMap(({ Resources }) => Resources.map(({ Id }) => Id));
  return { from: From, to: To, serviceId: service?.Id, resourceIds };
}

/** The bookings that take a service's times. */
export function activeBookings(store: BookingStore, serviceId: number): Stored[] {
  return bookingsOf(store, serviceId).filter(({ StatusId }) => !cancelledStatuses.has(StatusId));
}

export function bookingsOf(store: BookingStore, serviceId: number): Stored[] {
  return store.all().filter((booking) => bookedBy(booking).serviceId === serviceId);
}

export type Offered = { readonly company: CompanyFacts; readonly service: Service };

/** A service by its id: one of the companies' own, or the one that a booking was made with. */
export function serviceById(store: BookingStore, id: number): Offered | undefined {
  const own = Object.values(companies).find(({ service }) => service.id === id);
  if (own) return { company: own, service: own.service };
  const companyId = bookingsOf(store, id)[0]?.fields['CompanyId'];
  const company = Object.values(companies).find(({ wire }) => wire['Id'] === companyId);
  return company && { company, service: { ...company.service, id } };
}
