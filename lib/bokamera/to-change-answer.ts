import type { Booking } from '@/lib/booking/booking';
import type { ChangeAnswer } from '@/lib/booking/booking-api';
import { encodedLength } from '@/lib/booking/comment-limit';
import type { BokaMeraFailure, Result } from './failure';

/**
 * What the answer to a request that changes a booking says about the change.
 *
 * @param words the customer's words in the request's address
 */
export function toChangeAnswer(answer: Result<Booking>, words = ''): ChangeAnswer {
  if (answer.ok) return { kind: 'answered', booking: answer.value };
  const { failure } = answer;
  switch (failure.kind) {
    case 'refused':
      // 408: a proxy gave up waiting for the rest of the request, which proves nothing.
      return failure.status === 408
        ? { kind: 'unclear', timedOut: true }
        : declined(isRefusedForLength(failure, words));
    case 'unauthorised':
    case 'throttled':
      return { kind: 'declined' };
    case 'broken':
      // 503: nobody handled it. A 500 with the service's own error may be a refusal (ServiceStack
      // maps every exception that it does not know to 500). Any other 5xx may come from a gateway
      // that does not know what the host behind it did.
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

const declined = (tooLong: boolean): ChangeAnswer =>
  tooLong ? { kind: 'declined', tooLong } : { kind: 'declined' };

/** Fewer bytes than this are never too long for a server. */
const fewBytes = 500;

/**
 * Whether the request was refused for its length: 414 and 431 say so (RFC 9110, RFC 6585); IIS
 * answers a long query with a bare 404 and a long address with a bare 400. The service's own 404
 * and 400 have an error body.
 */
function isRefusedForLength(
  { status, named }: Extract<BokaMeraFailure, { kind: 'refused' }>,
  words: string,
): boolean {
  if (status === 414 || status === 431) return words !== '';
  return (status === 404 || status === 400) && !named && encodedLength(words) >= fewBytes;
}
