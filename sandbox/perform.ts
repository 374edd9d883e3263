import type { ServerResponse } from 'node:http';
import { type Answer, Refusal, refuse } from './answers';
import { bookingsOf } from './booked';
import { rehearse, type Stored } from './bookings';
import { type Phase, takeFault } from './faults';
import { availableTimes, groupedTimes, nextFreeTime } from './operations/available-times';
import { queryBookings } from './operations/booking-query';
import { queryCompanies } from './operations/company-query';
import { deleteByCode } from './operations/delete-booking-by-code';
import { queryCountries, queryStatuses, version } from './operations/reference-lists';
import { queryServices } from './operations/service-query';
import { updateBooking } from './operations/update-booking';
import type { ApiCall } from './request';
import type { Sandbox } from './sandbox';
import { sendAnswer, sendFault } from './send';
import { vanish } from './vanish';

/** Runs a call with the faults of its booking. */
export async function perform(
  sandbox: Sandbox,
  call: ApiCall,
  response: ServerResponse,
): Promise<void> {
  const bookings = bookingsFor(sandbox, call);
  const phase = phaseOf(sandbox, call, bookings);
  const ids = bookings.map(({ Id }) => Id);
  sandbox.journal.begin(ids, phase, call, response);

  const { milliseconds, down } = sandbox.latency;
  if (down) return;
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));

  const fault =
    phase && bookings.map((booking) => takeFault(booking, phase)).find((taken) => taken);
  if (!fault) {
    sendAnswer(response, operate(sandbox, call), call.format);
    return;
  }
  const answers = fault.wire === undefined || fault.wire === 'delay' || fault.wire === 'then-gone';
  const late = fault.commit === 'late';
  const writes = phase === 'cancel' || phase === 'move';
  let good: Answer = { status: 200, body: {} };
  if (writes && late) {
    good = rehearse(bookings[0], () => operate(sandbox, call));
    const wait = (fault.wire === 'delay' ? fault.milliseconds : 0) + (fault.commitAfter ?? 500);
    setTimeout(() => operate(sandbox, call), wait).unref();
  } else if (!writes || answers || fault.commit === 'after') {
    good = operate(sandbox, call);
  }
  if (fault.wire === 'then-gone') vanish(sandbox, response, fault.milliseconds);
  sendFault(response, fault, good, call.format);
}

function operate(sandbox: Sandbox, call: ApiCall): Answer {
  try {
    return carryOut(sandbox, call);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function carryOut(sandbox: Sandbox, call: ApiCall): Answer {
  if (!call.isReadable)
    throw refuse(400, 'SerializationException', `Unable to bind to request '${call.operation}'`);
  switch (call.operation) {
    case 'BookingQuery':
      return queryBookings(call, sandbox);
    case 'BookingStatusQuery':
      return queryStatuses(call);
    case 'DeleteBookingByCode':
      return deleteByCode(call, sandbox);
    case 'UpdateBooking':
      return updateBooking(call, sandbox);
    case 'CompanyQuery':
      return queryCompanies(call);
    case 'CountryQuery':
      return queryCountries(call);
    case 'ServiceQuery':
      return queryServices(call, sandbox);
    case 'AvailableTimesQuery':
      return availableTimes(call, sandbox);
    case 'AvaiableTimesGroupedQuery':
      return groupedTimes(call, sandbox);
    case 'NextFreeTimeQuery':
      return nextFreeTime(call, sandbox);
    case 'ApiVersionQuery':
      return version();
  }
}

/**
 * The bookings that a call concerns: the one it names, or those of the service whose times it
 * requests.
 */
function bookingsFor({ store }: Sandbox, { operation, parameters }: ApiCall): Stored[] {
  switch (operation) {
    case 'BookingQuery':
    case 'DeleteBookingByCode':
    case 'UpdateBooking': {
      const booking = store.get(Number(parameters.get('id')?.[0]));
      return booking ? [booking] : [];
    }
    case 'AvailableTimesQuery':
    case 'AvaiableTimesGroupedQuery':
    case 'NextFreeTimeQuery':
      return bookingsOf(store, Number(parameters.get('serviceid')?.[0]));
    case 'BookingStatusQuery':
    case 'CompanyQuery':
    case 'CountryQuery':
    case 'ServiceQuery':
    case 'ApiVersionQuery':
      return [];
  }
}

function phaseOf(
  { journal }: Sandbox,
  { operation }: ApiCall,
  bookings: readonly Stored[],
): Phase | undefined {
  const [booking] = bookings;
  if (!booking) return undefined;
  if (operation === 'DeleteBookingByCode') return 'cancel';
  if (operation === 'UpdateBooking') return 'move';
  if (operation === 'BookingQuery') return journal.changes(booking.Id) ? 'reread' : 'read';
  return 'times';
}
