import type { Booking } from '@/lib/booking/booking';
import type { Attempt } from '@/lib/booking/booking-api';
import { encodedLength } from '@/lib/booking/comment-limit';
import type { BokaMeraFailure, Result } from './failure';

/**
 * What an answer to a request that changes a booking says of the change.
 *
 * @param words what the request carried in its address
 */
export function toAttempt(answer: Result<Booking>, words: string): Attempt {
  return answer.ok
    ? { kind: 'answered', booking: answer.value }
    : attemptOfFailure(answer.failure, words);
}

export function attemptOfFailure(failure: BokaMeraFailure, words = ''): Attempt {
  switch (failure.kind) {
    case 'refused':
      // 408: a proxy gave up waiting for the request's end, which says nothing of the change.
      return failure.status === 408
        ? { kind: 'unclear', timedOut: true }
        : declined(isTooLong(failure, words));
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

const declined = (tooLong: boolean): Attempt =>
  tooLong ? { kind: 'declined', tooLong } : { kind: 'declined' };

/** Words of fewer bytes are too long for no server. */
const fewBytes = 500;

/**
 * Whether the length of the address is why a request was refused: 414 and 431 say so (RFC 9110, RFC 6585);
 * IIS answers a bare 404 to a long query and a bare 400 to a long address. The service's own 404 and 400
 * come with its own words.
 */
function isTooLong(
  { status, named }: Extract<BokaMeraFailure, { kind: 'refused' }>,
  words: string,
): boolean {
  if (status === 414 || status === 431) return words !== '';
  return (status === 404 || status === 400) && !named && encodedLength(words) >= fewBytes;
}
