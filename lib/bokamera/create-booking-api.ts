import type { Booking } from '@/lib/booking/booking';
import type { ApiLanguage, BookingApi, BookingRead, Urgency } from '@/lib/booking/booking-api';
import type { BookingLink } from '@/lib/booking/link';
import { singleFlight } from '@/lib/single-flight';
import type { BokaMeraClient } from './client';
import type { Result } from './failure';
import { toChangeAnswer } from './to-change-answer';

/** Total milliseconds for each operation, including waiting and retries. */
export type Budgets = {
  readonly read: number;
  readonly cancel: number;
  readonly readAfterChange: number;
};

/** Implements `BookingApi` with BokaMera. */
export function createBookingApi(
  client: Pick<BokaMeraClient, 'find' | 'cancel' | 'close'>,
  budgets: Budgets,
): BookingApi {
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
    readBeforeChange: (link, language, urgency) => find(link, language, urgency, budgets.read),
    readAfterChange: (link, language) => find(link, language, 'change', budgets.readAfterChange),
    cancel: async (link, words, language) =>
      toChangeAnswer(await client.cancel(link, words, language, budgets.cancel), words),
    close: client.close,
  };
}

function toBookingRead(found: Result<Booking | undefined>): BookingRead {
  if (found.ok)
    return found.value ? { kind: 'found', booking: found.value } : { kind: 'not-listed' };
  return found.failure.kind === 'throttled'
    ? { kind: 'throttled', retryAfterSeconds: found.failure.retryAfterSeconds }
    : { kind: 'unread' };
}
