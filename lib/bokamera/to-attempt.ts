import type { Booking } from '@/lib/booking/booking';
import type { Attempt } from '@/lib/booking/booking-api';
import type { BokaMeraFailure, Result } from './failure';

/** What an answer to a request that changes a booking says of the change. */
export function toAttempt(answer: Result<Booking>): Attempt {
  return answer.ok ? { kind: 'answered', booking: answer.value } : attemptOfFailure(answer.failure);
}

export function attemptOfFailure(failure: BokaMeraFailure): Attempt {
  switch (failure.kind) {
    case 'refused':
      // 408: a proxy gave up waiting for the request's end, which says nothing of the change.
      return failure.status === 408 ? { kind: 'unclear', timedOut: true } : { kind: 'declined' };
    case 'unauthorised':
    case 'throttled':
      return { kind: 'declined' };
    case 'broken':
      // 503: nobody took it. Every other 5xx may come from a gateway that does not know what the
      // host behind it is doing, or from a host that failed after it did it.
      return failure.status === 503
        ? { kind: 'declined' }
        : { kind: 'unclear', timedOut: failure.status === 504 };
    case 'unreachable':
      return failure.delivered ? { kind: 'unclear', timedOut: false } : { kind: 'declined' };
    case 'timed-out':
      return { kind: 'unclear', timedOut: true };
    case 'unreadable':
      return { kind: 'unclear', timedOut: false };
  }
}
