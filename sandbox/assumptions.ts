import { z } from 'zod';

const refusal = ['400', '403', '409', '500'] as const;

/**
 * What no document states. Each line is an assumption with its alternatives, and can be switched
 * for the whole sandbox (`PUT /sandbox/assumptions`) or, where it concerns a booking, for one
 * booking.
 */
export const assumptions = z.object({
  /** DELETE with an id and a code that are not of one booking. */
  wrongCode: z.enum(['404', '400', '403', '500']),
  /** DELETE after LastTimeToUnBook. */
  pastDeadline: z.enum([...refusal, 'allowed']),
  /** DELETE of a booking that has begun, where no LastTimeToUnBook has passed. */
  cancelAfterStart: z.enum(['allowed', ...refusal]),
  /** DELETE of a booking that is cancelled already. */
  secondCancel: z.enum(['ok', '400', '404', '409', '500']),
  /** A missing or unknown x-api-key. */
  badKey: z.enum(['401', '403', '401-text']),
  /** GET by an id and code that open nothing: an empty list, or an error. */
  unknownBooking: z.enum(['empty', '404']),
  /** Status after a customer's cancel: 2 Unbooked or 4 Canceled. */
  cancelledStatus: z.enum(['2', '4']),
  /** Whether a cancelled booking can still be read when StatusIds asks for it. */
  cancelledListed: z.enum(['yes', 'no']),
  /** Whether GET without StatusIds lists active bookings only (stated in 2017, by one source). */
  activeOnlyByDefault: z.enum(['yes', 'no']),
  /** Whether a paid booking is credited at once when it is cancelled. */
  refundOnCancel: z.enum(['no', 'yes']),
  /** Who may PUT: administrators of the booking's company, or any signed-in user. */
  whoMoves: z.enum(['administrator', 'anyone']),
  /** PUT to a time that somebody else has. */
  slotTaken: z.enum(['409', '400', '500']),
  /** PUT to a time outside the opening hours, without AllowBookingOutsideSchedules. */
  outsideSchedule: z.enum([...refusal, 'allowed']),
  /** PUT to a time that has passed. */
  moveToPast: z.enum([...refusal, 'allowed']),
  /** PUT of another time for a cancelled booking. */
  moveCancelled: z.enum([...refusal, 'allowed']),
  /** PUT of another time after LastTimeToUnBook. */
  moveAfterDeadline: z.enum(['allowed', ...refusal]),
  /** Whether LastTimeToUnBook moves with the time when the request does not say it. */
  deadlineMoves: z.enum(['yes', 'no']),
  /** Whether a moved booking keeps its cancellation code. */
  codeAfterMove: z.enum(['kept', 'new']),
  /** What PUT answers: the booking itself, a list of it, or nothing. */
  moveAnswer: z.enum(['bare', 'list', 'empty']),
  /** Whether availabletimes lists taken times too, with Free 0. */
  takenTimes: z.enum(['left-out', 'listed']),
  /** Whether a refresh token works only once. */
  refreshOnce: z.enum(['no', 'yes']),
});

/** Some of them, switched for one booking. The four left out concern no single booking. */
export const ofOneBooking = assumptions
  .omit({ badKey: true, unknownBooking: true, takenTimes: true, refreshOnce: true })
  .partial()
  .strict();

export type Assumptions = z.infer<typeof assumptions>;

export const defaults: Assumptions = {
  wrongCode: '404',
  pastDeadline: '400',
  cancelAfterStart: 'allowed',
  secondCancel: 'ok',
  badKey: '401',
  unknownBooking: 'empty',
  cancelledStatus: '2',
  cancelledListed: 'yes',
  activeOnlyByDefault: 'yes',
  refundOnCancel: 'no',
  whoMoves: 'administrator',
  slotTaken: '409',
  outsideSchedule: '400',
  moveToPast: '400',
  moveCancelled: '400',
  moveAfterDeadline: 'allowed',
  deadlineMoves: 'yes',
  codeAfterMove: 'kept',
  moveAnswer: 'bare',
  takenTimes: 'left-out',
  refreshOnce: 'no',
};

export type Changes = { readonly [Name in keyof Assumptions]?: Assumptions[Name] | undefined };

/** The assumptions with some of them switched. */
export function switched(base: Assumptions, changes: Changes = {}): Assumptions {
  return assumptions.parse({ ...base, ...changes });
}
