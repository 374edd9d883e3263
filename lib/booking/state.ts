import type { Booking } from './booking';
import { hasPassed, type Moment } from './moment';

/** What the customer may do with a booking right now. */
export type BookingState<AnyBooking = Booking> =
  | { readonly state: 'cancellable'; readonly booking: AnyBooking; readonly deadline: Deadline }
  | { readonly state: 'too-late'; readonly booking: AnyBooking; readonly deadline: Moment }
  | { readonly state: 'started'; readonly booking: AnyBooking }
  | { readonly state: 'cancelled'; readonly booking: AnyBooking };

/**
 * The deadline of a booking that can be cancelled. `doubtful` and `unreadable`: only the API can
 * tell whether it has passed. `doubtful` is the hour that the clocks repeat or skip, or the day
 * around the deadline when the company's zone is unknown.
 */
export type Deadline =
  | { readonly kind: 'none' }
  | { readonly kind: 'ahead'; readonly at: Moment }
  | { readonly kind: 'doubtful'; readonly at: Moment }
  | { readonly kind: 'unreadable' };

/**
 * Decides the state of a booking at `now` (milliseconds since 1970 UTC).
 *
 * An unknown status is treated like an active one: the API decides.
 */
export function decideState(booking: Booking, now: number): BookingState {
  if (booking.status === 'cancelled') return { state: 'cancelled', booking };
  if (booking.start && hasPassed(booking.start, now) === 'yes')
    return { state: 'started', booking };

  const at = booking.deadline;
  if (!at) {
    const kind = booking.unreadable.includes('deadline') ? 'unreadable' : 'none';
    return { state: 'cancellable', booking, deadline: { kind } };
  }

  const passed = hasPassed(at, now);
  switch (passed) {
    case 'yes':
      return { state: 'too-late', booking, deadline: at };
    case 'perhaps':
      return { state: 'cancellable', booking, deadline: { kind: 'doubtful', at } };
    case 'no':
      return { state: 'cancellable', booking, deadline: { kind: 'ahead', at } };
  }
}
