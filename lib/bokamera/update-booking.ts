import type { Booking } from '@/lib/booking/booking';
import type { ApiLanguage } from '@/lib/booking/booking-api';
import type { FreeTime } from '@/lib/booking/move-api';
import type { AccessToken, SignInFailure } from './access-token';
import type { Result } from './failure';
import type { Passage } from './request-queue';
import type { SendRequest } from './connection';

/** The answer to `PUT /bookings/{Id}`: its body, the API's failure, or no token to send it with. */
export type Updated<Body = unknown> =
  | Result<Body>
  | {
      readonly ok: false;
      readonly failure: { readonly kind: 'no-token'; readonly why: SignInFailure };
    };

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
  accessToken: AccessToken,
  booking: Booking,
  { written }: FreeTime,
  language: ApiLanguage,
  passage: Passage,
): Promise<Updated> {
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
  const first = await accessToken.get();
  if (!first.ok) return noToken(first.why);
  const answer = await put(first.token);
  if (answer.ok || answer.failure.kind !== 'unauthorised') return answer;
  const second = await accessToken.get(first.token);
  // The API refused the first PUT, so this is declined either way; the log says why no new token came.
  return second.ok ? put(second.token) : noToken(second.why);
}

function noToken(why: SignInFailure): Updated {
  return { ok: false, failure: { kind: 'no-token', why } };
}
