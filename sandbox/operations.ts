import { type Assumptions, switched } from './assumptions';
import type { BookingStore, Stored } from './bookings';
import { wallTime } from './clock';
import type { ApiCall } from './request';
import { askedParts, errorBody, everyPart, toWire } from './wire';

export type Answer = { readonly status: number; readonly body: unknown };

const ok = (body: unknown): Answer => ({ status: 200, body });
const no = (status: number, code: string, message: string, field?: string): Answer => ({
  status,
  body: errorBody(code, message, field),
});

/** Statuses that count as cancelled: Unbooked and Canceled. */
const cancelled = new Set([2, 4]);

/** GET /bookings: an AutoQuery over all bookings, narrowed by what the query names. */
export function queryBookings(
  call: ApiCall,
  store: BookingStore,
  assumptions: Assumptions,
): Answer {
  const numbers = ['id', 'statusids', 'skip', 'take', 'maxlimit'] as const;
  for (const name of numbers) {
    const bad = list(call, name).find((value) => !/^-?\d+$/.test(value));
    if (bad !== undefined) return cannotBind('BookingQuery', name, bad);
  }
  const id = list(call, 'id')[0];
  const code = list(call, 'cancellationcode', false)[0];
  const wanted = list(call, 'statusids').map(Number);
  // A list of every booking needs a login; only the code opens one without.
  if (code === undefined) return no(401, 'Unauthorized', 'Not Authenticated');

  const found = store.all().filter((booking) => {
    const own = ownAssumptions(assumptions, booking);
    if (id !== undefined && booking.Id !== Number(id)) return false;
    if (booking.CancellationCode !== code) return false;
    const gone = cancelled.has(booking.StatusId);
    if (gone && own.cancelledListed === 'no') return false;
    return wanted.length > 0
      ? wanted.includes(booking.StatusId) || booking.StatusId > 10
      : own.activeOnlyByDefault === 'no' || !gone;
  });
  if (found.length === 0 && assumptions.unknownBooking === '404') {
    return no(404, 'NotFound', 'Booking not found');
  }
  const skip = Number(list(call, 'skip')[0] ?? 0);
  const take = Number(list(call, 'take')[0] ?? list(call, 'maxlimit')[0] ?? 100);
  const asked = askedParts(call.parameters);
  return ok({
    Offset: skip,
    Total: found.length,
    Results: found.slice(skip, skip + take).map((booking) => toWire(booking, asked, call.language)),
  });
}

/** DELETE /bookings/deletebycode/{Id}. Answers the booking itself, not wrapped. */
export function deleteByCode(call: ApiCall, store: BookingStore, assumptions: Assumptions): Answer {
  const id = list(call, 'id')[0] ?? '';
  if (!/^-?\d+$/.test(id)) return cannotBind('DeleteBookingByCode', 'Id', id);
  const code = list(call, 'cancellationcode', false)[0];
  if (code === undefined)
    return no(400, 'NotEmpty', "'Cancellation Code' must not be empty.", 'CancellationCode');

  const booking = store.get(Number(id));
  const own = ownAssumptions(assumptions, booking);
  if (booking?.CancellationCode !== code) {
    return assumed(own.wrongCode, 'The booking could not be found with that cancellation code.');
  }
  if (cancelled.has(booking.StatusId)) {
    return own.secondCancel === 'ok'
      ? ok(toWire(booking, everyPart, call.language))
      : assumed(own.secondCancel, 'The booking is already cancelled.');
  }
  const deadline = booking.fields['LastTimeToUnBook'];
  const now = wallTime(Date.now(), booking.timeZone);
  if (
    own.pastDeadline !== 'allowed' &&
    typeof deadline === 'string' &&
    deadline > '0002' &&
    deadline <= now
  ) {
    return assumed(own.pastDeadline, 'It is too late to cancel the booking.');
  }
  cancel(booking, list(call, 'unbookedcomments', false)[0], own);
  return ok(toWire(booking, everyPart, call.language));
}

function cancel(booking: Stored, comment: string | undefined, assumptions: Assumptions): void {
  booking.StatusId = Number(assumptions.cancelledStatus);
  booking.fields['UnbookedOn'] = wallTime(Date.now(), booking.timeZone);
  booking.fields['UnbookedComments'] = comment;
  const payments = booking.fields['PaymentLog'];
  if (assumptions.refundOnCancel === 'yes' && Array.isArray(payments)) {
    booking.fields['PaymentLog'] = payments.map((payment: { Amount?: number }) => ({
      ...payment,
      AmountCredited: payment.Amount,
    }));
  }
}

/** PUT /bookings/{Id} is for logged-in users only; the sandbox has none, so a token gets a 403. */
export function updateBooking(call: ApiCall): Answer {
  return call.bearer
    ? no(403, 'Forbidden', 'You are not allowed to update this booking.')
    : no(401, 'Unauthorized', 'Not Authenticated');
}

function assumed(status: string, message: string): Answer {
  const codes: Readonly<Record<string, string>> = {
    400: 'ArgumentException',
    403: 'Forbidden',
    404: 'NotFound',
    409: 'Conflict',
  };
  return no(Number(status), codes[status] ?? 'Exception', message);
}

function cannotBind(operation: string, field: string, value: string): Answer {
  return {
    status: 400,
    body: {
      ResponseStatus: {
        ErrorCode: 'SerializationException',
        Message: `Unable to bind to request '${operation}'`,
        Errors: [
          {
            ErrorCode: 'SerializationException',
            FieldName: field,
            Message: `'${value}' is an Invalid value for '${field}'`,
          },
        ],
      },
    },
  };
}

/** A parameter's values: given once, repeated, or separated by commas. */
function list(call: ApiCall, name: string, commas = true): string[] {
  const values = call.parameters.get(name.toLowerCase()) ?? [];
  return commas
    ? values.flatMap((value) => value.replace(/^\[|\]$/g, '').split(',')).filter(Boolean)
    : [...values];
}

function ownAssumptions(base: Assumptions, booking: Stored | undefined): Assumptions {
  return (booking?.faults ?? []).reduce((own, fault) => switched(own, fault.assumptions), base);
}
