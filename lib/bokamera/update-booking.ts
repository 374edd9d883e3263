import type { Booking } from '@/lib/booking/booking';
import type { ApiLanguage } from '@/lib/booking/booking-api';
import type { FreeTime } from '@/lib/booking/move-api';
import { failed, type Result } from './failure';
import type { Passage } from './request-queue';
import type { SendRequest } from './connection';

/** A token to sign in with, another one than `refused`; undefined where there is none. */
export type TokenFor = (refused?: string) => Promise<string | undefined>;

/**
 * `PUT /bookings/{Id}` (UpdateBooking) with another time and nothing else.
 *
 * Facts (its metadata page): it needs a signed-in caller; without `Resources` the booked resources
 * stay; without SendSmsConfirmation and SendEmailConfirmation the booking's own settings decide
 * whether the customer is notified; the price is not recalculated; without CompanyId the account's
 * company is used, so it is sent. Inference: it answers with the bare booking, as the DELETE does.
 * Unknown: who may (403), the bodies of refusals, whether the cancellation code and the deadline
 * stay. Nothing relies on these: the booking is read again, and that read decides.
 *
 * Sent once; sent again with a new token only after a 401, which means that nothing was done.
 */
export async function updateTime(
  send: SendRequest,
  tokenFor: TokenFor,
  booking: Booking,
  { written }: FreeTime,
  language: ApiLanguage,
  passage: Passage,
): Promise<Result<unknown>> {
  const put = (token: string) =>
    send({
      operation: 'move',
      method: 'PUT',
      path: `/bookings/${booking.id}`,
      query: {},
      body: { CompanyId: booking.bookable?.companyId, From: written.start, To: written.end },
      token,
      language,
      passage,
    });
  const first = await tokenFor();
  if (first === undefined) return failed({ kind: 'unreachable', delivered: false });
  const answer = await put(first);
  if (answer.ok || answer.failure.kind !== 'unauthorised') return answer;
  const second = await tokenFor(first);
  return second === undefined ? answer : put(second);
}
