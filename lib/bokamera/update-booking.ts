import type { Booking } from '@/lib/booking/booking';
import type { ApiLanguage } from '@/lib/booking/booking-api';
import type { FreeTime } from '@/lib/booking/move-api';
import type { AccessToken, SignInFailure } from './access-token';
import type { Result } from './failure';
import type { Passage } from './request-queue';
import type { SendRequest } from './connection';

/** What `PUT /bookings/{Id}` brought: its body, the API's own failure, or no sign-in to ask it with. */
export type Updated<Body = unknown> =
  | Result<Body>
  | {
      readonly ok: false;
      readonly failure: { readonly kind: 'no-token'; readonly why: SignInFailure };
    };

/**
 * `PUT /bookings/{Id}` (UpdateBooking) with another time and nothing else.
 *
 * Facts (its metadata page): it needs a signed-in caller; without `Resources` the booked resources stay;
 * without SendSmsConfirmation and SendEmailConfirmation the booking's own settings decide whether the
 * customer is told; the price is not recalculated; without CompanyId the company of the account is taken,
 * so it is named. Inference: it answers the bare booking, as the DELETE does. Unknown: who may (403), the
 * bodies of refusals, whether the cancellation code and the deadline stay. None of it is relied on: the
 * booking is read again, and that decides.
 *
 * Sent once. Only where the API says 401, and so did nothing, it is sent again with a new token.
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
  // What the token endpoint says now does not change that the API refused.
  return second.ok ? put(second.token) : noToken(second.why);
}

function noToken(why: SignInFailure): Updated {
  return { ok: false, failure: { kind: 'no-token', why } };
}
