import type { Booking } from '@/lib/booking/booking';
import type {
  ApiLanguage,
  Attempt,
  BookingApi,
  BookingRead,
  Urgency,
} from '@/lib/booking/booking-api';
import type { BookingLink } from '@/lib/booking/link';
import { singleFlight } from '@/lib/single-flight';
import type { BokaMeraClient } from './client';
import type { BokaMeraFailure, Result } from './failure';

/** Total milliseconds for each thing asked, waiting and repetition included. */
export type Budgets = {
  readonly read: number;
  readonly cancel: number;
  readonly readAfterCancel: number;
};

/** BokaMera as the booking system behind this site. */
export function createBookingApi(client: BokaMeraClient, budgets: Budgets): BookingApi {
  const find = async (
    link: BookingLink,
    language: ApiLanguage,
    urgency: Urgency,
    budgetMilliseconds: number,
  ) => toBookingRead(await client.find(link, language, { urgency, budgetMilliseconds }));
  return {
    read: singleFlight<[BookingLink, ApiLanguage, Urgency], BookingRead>(
      ({ id, code }, language) => JSON.stringify([id, code, language]),
      (link, language, urgency) => find(link, language, urgency, budgets.read),
    ),
    readBeforeCancel: (link, language, urgency) => find(link, language, urgency, budgets.read),
    readAfterCancel: (link, language) => find(link, language, 'cancel', budgets.readAfterCancel),
    cancel: async (link, comment, language) =>
      toAttempt(await client.cancel(link, comment, language, budgets.cancel)),
    close: client.close,
  };
}

function toBookingRead(found: Result<Booking | undefined>): BookingRead {
  if (found.ok)
    return found.value ? { kind: 'found', booking: found.value } : { kind: 'not-listed' };
  return found.failure.kind === 'throttled'
    ? { kind: 'throttled', retryAfterSeconds: found.failure.retryAfterSeconds }
    : { kind: 'unreadable' };
}

function toAttempt(answer: Result<Booking>): Attempt {
  return answer.ok ? { kind: 'answered', booking: answer.value } : attemptOfFailure(answer.failure);
}

function attemptOfFailure(failure: BokaMeraFailure): Attempt {
  switch (failure.kind) {
    case 'refused':
      // 408: a proxy gave up waiting for the request's end, which says nothing of the cancel.
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
