import { z } from 'zod';
import { type Answer, ok, refuse, refuseAs } from '../answers';
import type { Assumptions } from '../assumptions';
import { binder, int, text } from '../binding';
import { bookedBy } from '../booked';
import { cancelledStatuses, commit, type Stored } from '../bookings';
import { wallTime } from '../clock';
import type { ApiCall } from '../request';
import type { Sandbox } from '../sandbox';
import { everyPart, toWire } from '../wire';
import { logEvent } from './log-event';
import { ownAssumptions } from './own-assumptions';

/** DELETE /bookings/deletebycode/{Id}. Answers the booking itself, not wrapped. */
export function deleteByCode(call: ApiCall, { store, assumptions }: Sandbox): Answer {
  const read = binder(call);
  const id = read.one('Id', int);
  const code = read.one('CancellationCode', text);
  const comment = read.one('UnBookedComments', text);
  if (code === undefined)
    throw refuse(400, 'NotEmpty', "'Cancellation Code' must not be empty.", 'CancellationCode');

  const booking = id === undefined ? undefined : store.get(id);
  const own = ownAssumptions(assumptions, booking);
  if (booking?.CancellationCode !== code)
    throw refuseAs(own.wrongCode, 'The booking could not be found with that cancellation code.');
  if (cancelledStatuses.has(booking.StatusId)) {
    if (own.secondCancel !== 'ok')
      throw refuseAs(own.secondCancel, 'The booking is already cancelled.');
  } else {
    if (own.pastDeadline !== 'allowed' && isPastDeadline(booking))
      throw refuseAs(own.pastDeadline, 'It is too late to cancel the booking.');
    if (own.cancelAfterStart !== 'allowed' && hasStarted(booking))
      throw refuseAs(own.cancelAfterStart, 'The booking has begun.');
    commit(booking, () => cancel(booking, comment, own));
  }
  return ok(toWire(booking, everyPart, call.language));
}

/** Whether LastTimeToUnBook has passed; a date of year 1 is none. */
export function isPastDeadline({ fields, timeZone }: Stored): boolean {
  const deadline = fields['LastTimeToUnBook'];
  return (
    typeof deadline === 'string' && deadline > '0002' && deadline <= wallTime(Date.now(), timeZone)
  );
}

function hasStarted(booking: Stored): boolean {
  const { from } = bookedBy(booking);
  return from !== '' && from <= wallTime(Date.now(), booking.timeZone);
}

const payments = z.array(z.looseObject({ Amount: z.number().optional() }));

function cancel(booking: Stored, comment: string | undefined, assumptions: Assumptions): void {
  booking.StatusId = Number(assumptions.cancelledStatus);
  const now = wallTime(Date.now(), booking.timeZone);
  booking.fields['UnbookedOn'] = now;
  booking.fields['UnbookedComments'] = comment;
  // The holder of the code is the customer.
  logEvent(booking, 3, { comment, userName: 'customer', now });
  const paid = payments.safeParse(booking.fields['PaymentLog']);
  if (assumptions.refundOnCancel === 'yes' && paid.success) {
    booking.fields['PaymentLog'] = paid.data.map((payment) => ({
      ...payment,
      AmountCredited: payment.Amount,
    }));
  }
}
