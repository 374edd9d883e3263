import { refuse, refuseAs } from '../answers';
import type { Assumptions } from '../assumptions';
import { activeBookings, bookedBy, serviceById } from '../booked';
import { cancelledStatuses, type Stored } from '../bookings';
import { wallTime } from '../clock';
import type { Resource, Service } from '../companies';
import type { Sandbox } from '../sandbox';
import { freeResources, insideOpeningHours, type Slot } from '../schedule';
import { isPastDeadline } from './delete-booking-by-code';
import type { User } from '../users';
import type { Update } from './read-update';

/** Refuses a move to where the booking may not be, whether or not that is taken. */
export function checkMove(
  booking: Stored,
  own: Assumptions,
  slot: Slot,
  wanted: Update,
  user: User,
): void {
  if (slot.to <= slot.from) throw refuse(400, 'ArgumentException', 'From must be before To.', 'To');
  if (own.moveCancelled !== 'allowed' && cancelledStatuses.has(booking.StatusId))
    throw refuseAs(own.moveCancelled, 'The booking is cancelled.');
  if (own.moveAfterDeadline !== 'allowed' && isPastDeadline(booking))
    throw refuseAs(own.moveAfterDeadline, 'It is too late to change the booking.');
  if (own.moveToPast !== 'allowed' && slot.from <= wallTime(Date.now(), booking.timeZone))
    throw refuseAs(own.moveToPast, 'The time has passed.');
  if (
    own.outsideSchedule !== 'allowed' &&
    !(wanted.allowOutsideSchedules && user.administrator) &&
    !insideOpeningHours(slot)
  )
    throw refuseAs(own.outsideSchedule, 'The time is outside the schedules of the service.');
}

/** The booking's resources at a time; refuses where others have them. */
export function findResources(
  { store }: Sandbox,
  booking: Stored,
  own: Assumptions,
  slot: Slot,
  wanted: Update,
): unknown {
  const { serviceId, resourceIds } = bookedBy(booking);
  const offered = serviceId === undefined ? undefined : serviceById(store, serviceId);
  if (serviceId === undefined || !offered)
    throw refuse(404, 'NotFound', 'Service not found', 'ServiceId');
  const others = activeBookings(store, serviceId).filter(({ Id }) => Id !== booking.Id);
  const free = freeResources(slot, offered.service.resources, others.map(bookedBy));
  const chosen = choose(offered.service, free, resourceIds, wanted);
  if (chosen.length === 0 || !chosen.every(({ Id }) => free.some((one) => one.Id === Id)))
    throw refuseAs(own.slotTaken, 'The time is not available any more.');
  return wanted.resources === undefined
    ? booking.fields['BookedResourceTypes']
    : [{ Id: 1, Name: offered.service.resourceType, Resources: chosen }];
}

/**
 * The requested resources; without any, those of the booking; for automatic selection, the first
 * free one.
 */
function choose(
  { resources }: Service,
  free: readonly Resource[],
  now: readonly number[],
  { resources: wanted }: Update,
): readonly Resource[] {
  const byId = (ids: readonly number[]) =>
    ids.map((id) => {
      const found = resources.find(({ Id }) => Id === id);
      if (!found) throw refuse(404, 'NotFound', 'Resource not found', 'ResourceId');
      return found;
    });
  if (!wanted) return byId(now);
  if (wanted.Resources.length > 0)
    return byId(wanted.Resources.map(({ ResourceId }) => ResourceId));
  if (!wanted.AutoSelectNotDefinedResources)
    throw refuse(400, 'ArgumentException', 'Resources must be given.', 'Resources');
  return free.slice(0, 1);
}
