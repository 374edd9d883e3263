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
      // 503: nobody took it. 500 in the service's own words: its rules end so, too (ServiceStack maps
      // every exception that it does not know to 500). Any other may come from a gateway that does
      // not know what the host behind it is doing.
      return failure.status === 503 || (failure.status === 500 && failure.named)
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
