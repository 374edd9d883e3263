import { z } from 'zod';
import { type Answer, ok, refuse } from '../answers';
import type { Assumptions } from '../assumptions';
import { type Binder, binder, bool, dateTime, guid, int, text } from '../binding';
import { bookedBy } from '../booked';
import { cancelledStatuses, shownState, statusNames, type Stored } from '../bookings';
import type { ApiCall } from '../request';
import type { Sandbox } from '../sandbox';
import type { User } from '../users';
import { askedParts, toWire } from '../wire';
import { callerOf, unauthorized, worksAt } from './caller';
import { ownAssumptions } from './own-assumptions';
import { envelope, readPaging, sorted } from './paging';

/** Fields that OrderBy can name. */
const sortable = [
  'Id',
  'CompanyId',
  'From',
  'To',
  'StatusId',
  'LastTimeToUnBook',
  'PaymentExpiration',
  'LengthInMinutes',
  'CreatedDate',
  'UpdatedDate',
  'UnbookedOn',
  'CancellationCode',
  'Status',
  'StatusName',
  'BookedBy',
  'BookedComments',
  'UnbookedComments',
  'CommentsToCustomer',
  'RatingCode',
  'GoogleMeetUrl',
  'TotalPrice',
  'SendEmailReminder',
  'SendSmsReminder',
  'SendSmsConfirmation',
  'SendEmailConfirmation',
];

/** GET /bookings: an AutoQuery over all bookings, narrowed by what the query names. */
export function queryBookings(call: ApiCall, sandbox: Sandbox): Answer {
  const { store, assumptions } = sandbox;
  const read = binder(call);
  const filters = readFilters(read);
  const paging = readPaging(read);
  const asked = askedParts(read);
  const user = callerOf(sandbox, call);
  // A list of bookings needs a login; one booking can be read with its code.
  if (!user && (filters.code === undefined || filters.companyBookings === true))
    throw unauthorized();

  const candidates = filters.id === undefined ? store.all() : [store.get(filters.id)];
  const found = candidates
    .filter((booking) => booking !== undefined)
    .flatMap((booking) => {
      const shown = shownState(booking);
      return opens(shown, filters, user) && listed(shown, filters, assumptions)
        ? [{ booking, shown }]
        : [];
    });
  if (found.length === 0 && assumptions.unknownBooking === '404')
    throw refuse(404, 'NotFound', 'Booking not found');

  const rows = sorted(found, paging, sortable, ({ shown }, field) =>
    field === 'Status' || field === 'StatusName'
      ? statusNames[shown.StatusId]
      : { ...shown.fields, ...shown }[field],
  );
  const body = envelope(rows, paging, ({ shown }) =>
    toWire(shown, asked, call.language, user?.administrator === true),
  );
  for (const { booking } of found) if (booking.behind) booking.behind.readsLeft -= 1;
  return ok(body);
}

function readFilters(read: Binder) {
  return {
    id: read.one('Id', int),
    code: read.one('CancellationCode', text),
    companyId: read.one('CompanyId', guid),
    customerId: read.one('CustomerId', guid),
    statusIds: read.many('StatusIds', int),
    serviceIds: read.many('ServiceIds', int),
    resourceIds: read.many('BookingResourceRelationResourceIds', int),
    start: read.one('BookingStart', dateTime),
    end: read.one('BookingEnd', dateTime),
    createdFrom: read.one('CreatedFrom', dateTime),
    createdTo: read.one('CreatedTo', dateTime),
    companyBookings: read.one('CompanyBookings', bool),
  };
}

type Filters = ReturnType<typeof readFilters>;

const customerOf = z.object({ Id: z.unknown(), Email: z.unknown() }).catch({ Id: '', Email: '' });

/** Whether the code or the login allows to see a booking, and the query selects it. */
function opens(booking: Stored, filters: Filters, user: User | undefined): boolean {
  const { fields, timeZone, CancellationCode } = booking;
  if (
    filters.code === undefined
      ? !user || !worksAt(user, fields['CompanyId'])
      : CancellationCode !== filters.code
  )
    return false;
  const { from, serviceId, resourceIds } = bookedBy(booking);
  const customer = customerOf.parse(fields['Customer']);
  const created = String(fields['CreatedDate']);
  const any = (wanted: readonly number[], has: readonly (number | undefined)[]) =>
    wanted.length === 0 || has.some((id) => id !== undefined && wanted.includes(id));
  return (
    (filters.companyId === undefined || fields['CompanyId'] === filters.companyId) &&
    (filters.customerId === undefined || customer.Id === filters.customerId) &&
    (filters.companyBookings !== false || customer.Email === user?.username) &&
    any(filters.serviceIds, [serviceId]) &&
    any(filters.resourceIds, resourceIds) &&
    (filters.start === undefined || from >= filters.start(timeZone)) &&
    (filters.end === undefined || from <= filters.end(timeZone)) &&
    (filters.createdFrom === undefined || created >= filters.createdFrom(timeZone)) &&
    (filters.createdTo === undefined || created <= filters.createdTo(timeZone))
  );
}

/** Whether the query selects a booking's status. */
function listed(booking: Stored, { statusIds }: Filters, assumptions: Assumptions): boolean {
  const own = ownAssumptions(assumptions, booking);
  const gone = cancelledStatuses.has(booking.StatusId);
  if (gone && own.cancelledListed === 'no') return false;
  return statusIds.length > 0
    ? statusIds.includes(booking.StatusId)
    : own.activeOnlyByDefault === 'no' || !gone;
}
