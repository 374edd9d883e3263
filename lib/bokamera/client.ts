import type { Booking } from '@/lib/booking/booking';
import type { ApiLanguage, Urgency } from '@/lib/booking/booking-api';
import type { BookingLink } from '@/lib/booking/link';
import type { Days, FreeTime } from '@/lib/booking/move-api';
import { type ClockDoubt, createClockDoubt } from './clock-doubt';
import { type BokaMeraFailure, failed, type Result, success } from './failure';
import { findFreeTimes } from './free-times';
import {
  type ApiSettings,
  type ObserveRequest,
  openConnection,
  type SendRequest,
} from './connection';
import type { Passage } from './request-queue';
import { everyStatusId } from './statuses';
import { toBooking } from './to-booking';
import { type TokenFor, updateTime } from './update-booking';
import {
  type BokaMeraBooking,
  bokaMeraBooking,
  bokaMeraBookings,
  bokaMeraNumber,
  carriesError,
} from './wire';

type ReadOptions = { readonly urgency: Urgency; readonly budgetMilliseconds: number };

/** BokaMera's operations in our terms, with every way they can fail. */
export type BokaMeraClient = {
  /**
   * Reads the current booking with this id and code; `undefined` when there is none. Retries a
   * failed read once, within its budget.
   */
  readonly find: (
    link: BookingLink,
    language: ApiLanguage,
    options: ReadOptions,
  ) => Promise<Result<Booking | undefined>>;
  /** DeleteBookingByCode. Sent once, never retried; `budgetMilliseconds` in total. */
  readonly cancel: (
    link: BookingLink,
    words: string,
    language: ApiLanguage,
    budgetMilliseconds: number,
  ) => Promise<Result<Booking>>;
  /** AvailableTimesQuery: the times that a booking can move to (see `findFreeTimes`). */
  readonly findFreeTimes: (
    link: BookingLink,
    booking: Booking,
    days: Days,
    language: ApiLanguage,
    options: ReadOptions,
  ) => Promise<Result<readonly FreeTime[]>>;
  /** UpdateBooking (see `updateTime`); `budgetMilliseconds` in total. */
  readonly move: (
    link: BookingLink,
    booking: Booking,
    time: FreeTime,
    language: ApiLanguage,
    options: { readonly tokenFor: TokenFor; readonly budgetMilliseconds: number },
  ) => Promise<Result<Booking>>;
  readonly close: () => Promise<void>;
};

export type ClientSettings = ApiSettings & {
  /** Time zone of companies whose country does not determine it. */
  readonly fallbackTimeZone: string | undefined;
};

/** Opens the only connection pool to BokaMera's API. */
export function openBokaMera(
  settings: ClientSettings,
  observe: ObserveRequest = () => undefined,
  clock: ClockDoubt = createClockDoubt(),
): BokaMeraClient {
  const { send, close } = openConnection(settings, observe, clock);
  return { ...createBokaMera(send, settings.fallbackTimeZone, clock.milliseconds), close };
}

/**
 * The client without connections of its own: `send` sends its requests.
 *
 * @param clockDoubt milliseconds that our clock may be off
 */
export function createBokaMera(
  send: SendRequest,
  fallbackTimeZone: string | undefined,
  clockDoubt: () => number = () => 0,
): Omit<BokaMeraClient, 'close'> {
  const withClockDoubt = <Read extends Booking | undefined>(read: Result<Read>): Result<Read> =>
    read.ok && read.value && clockDoubt() > 0
      ? success({ ...read.value, clockDoubt: clockDoubt() })
      : read;
  const passage = (urgency: Urgency, link: BookingLink, budgetMilliseconds: number): Passage => ({
    urgency,
    link,
    ends: performance.now() + budgetMilliseconds,
  });
  return {
    find: async (link, language, options) =>
      withClockDoubt(await findBooking(send, link, language, options, fallbackTimeZone)),
    cancel: async (link, words, language, budgetMilliseconds) => {
      const answer = await send({
        operation: 'cancel',
        method: 'DELETE',
        path: `/bookings/deletebycode/${link.id}`,
        // The documents disagree on whether the comment is required, so it is always sent.
        query: { CancellationCode: link.code, UnBookedComments: words },
        language,
        passage: passage('change', link, budgetMilliseconds),
      });
      return answer.ok ? withClockDoubt(readBooking(answer.value, fallbackTimeZone, link)) : answer;
    },
    findFreeTimes: (link, booking, days, language, { urgency, budgetMilliseconds }) =>
      findFreeTimes(send, booking, days, language, passage(urgency, link, budgetMilliseconds)),
    move: async (link, booking, time, language, { tokenFor, budgetMilliseconds }) => {
      // `judgeMove` checks which booking the answer is.
      const within = passage('change', link, budgetMilliseconds);
      const answer = await updateTime(send, tokenFor, booking, time, language, within);
      return answer.ok ? withClockDoubt(readBooking(answer.value, fallbackTimeZone)) : answer;
    },
  };
}

// Only what the page shows: never Customer, Log, InvoiceAddress or ExternalReferences.
const parts = {
  IncludeCompanyInformation: 'true',
  IncludeServiceInformation: 'true',
  IncludeQuantityInformation: 'true',
  IncludeBookedResourceTypes: 'true',
  IncludeStatusInformation: 'true',
  IncludePaymentLog: 'true',
};

async function findBooking(
  send: SendRequest,
  link: BookingLink,
  language: ApiLanguage,
  { urgency, budgetMilliseconds }: ReadOptions,
  fallbackTimeZone: string | undefined,
): Promise<Result<Booking | undefined>> {
  const started = performance.now();
  const ends = started + budgetMilliseconds;
  const read = async (readEnds: number) => {
    const answer = await send({
      operation: 'read',
      method: 'GET',
      path: '/bookings',
      query: {
        Id: String(link.id),
        CancellationCode: link.code,
        // Without it the API lists active bookings only, and a cancelled one would look missing.
        StatusIds: everyStatusId.join(','),
        ...parts,
      },
      language,
      passage: { urgency, link, ends: readEnds },
    });
    return answer.ok ? readFound(answer.value, link, fallbackTimeZone) : notFound(answer.failure);
  };

  // Leaves time for a second try when the first hangs.
  const first = await read(started + budgetMilliseconds * 0.6);
  if (first.ok || !worthRepeating(first.failure)) return first;
  return ends - performance.now() < 50 ? first : read(ends);
}

function worthRepeating(failure: BokaMeraFailure): boolean {
  switch (failure.kind) {
    case 'broken':
    case 'unreachable':
    case 'timed-out':
    case 'unreadable':
      return true;
    case 'refused':
    case 'unauthorised':
    case 'throttled':
      return false;
  }
}

// A 404 with the service's own error means "no such booking"; a bare one means a wrong address.
function notFound(failure: BokaMeraFailure): Result<undefined> {
  return failure.kind === 'refused' && failure.status === 404 && failure.named
    ? success(undefined)
    : failed(failure);
}

/** Most results with the same number that are compared; the API has one. */
const mostOwn = 5;

function readFound(
  json: unknown,
  link: BookingLink,
  fallbackTimeZone: string | undefined,
): Result<Booking | undefined> {
  const envelope = bokaMeraBookings.safeParse(json);
  if (!envelope.success || carriesError(json, envelope.data.Results.length === 0))
    return failed({ kind: 'unreadable' });
  if (envelope.data.Results.length === 0) return success(undefined);

  const numbered = envelope.data.Results.flatMap((result) => {
    const { data } = bokaMeraNumber.safeParse(result);
    return data && !carriesError(result) ? [{ id: data.Id, result }] : [];
  });
  if (numbered.length === 0) return failed({ kind: 'unreadable' });
  // Other results are not parsed: a page of other bookings would cost more than this one.
  const own = numbered.filter(({ id }) => id === link.id);
  if (own.length > mostOwn) return failed({ kind: 'unreadable' });
  const opened = openedBy(
    link,
    own.flatMap(({ result }) => bokaMeraBooking.safeParse(result).data ?? []),
  );
  // Two different bookings with one number contradict each other: trust neither.
  if (new Set(opened.map((booking) => JSON.stringify(booking))).size > 1)
    return failed({ kind: 'unreadable' });
  const [found] = opened;
  return success(found && toBooking(found, fallbackTimeZone));
}

/**
 * Checks the API's filter by code, which only one third-party source documents: a booking with
 * another number or code is never accepted. Codes that differ only in case are equal, as the API's
 * database compares them (inference). A missing or blank code cannot be checked; it is accepted if
 * no result with that number has a code.
 */
function openedBy(
  { id, code }: BookingLink,
  results: readonly BokaMeraBooking[],
): BokaMeraBooking[] {
  const own = results.filter(({ Id }) => Id === id);
  const withCode = own.filter(({ CancellationCode }) => normalizedCode(CancellationCode) !== '');
  return withCode.length === 0
    ? own
    : withCode.filter(
        ({ CancellationCode }) => normalizedCode(CancellationCode) === code.toLowerCase(),
      );
}

function normalizedCode(code: string | number | undefined): string {
  return String(code ?? '')
    .trim()
    .toLowerCase();
}

/** Reads a booking; where a link is given, one with another number or code is no answer. */
function readBooking(
  json: unknown,
  fallbackTimeZone: string | undefined,
  link?: BookingLink,
): Result<Booking> {
  const { data } = bokaMeraBooking.safeParse(json);
  const isOther = data && link && openedBy(link, [data]).length === 0;
  return data && !isOther && !carriesError(json)
    ? success(toBooking(data, fallbackTimeZone))
    : failed({ kind: 'unreadable' });
}
