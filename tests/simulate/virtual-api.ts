import { failed, type Result, success } from '@/lib/bokamera/failure';
import type { ApiRequest, SendRequest } from '@/lib/bokamera/http';
import { momentOfInstant } from '@/lib/booking/moment';
import type { CancelAnswer, ReadAnswer, Story } from './story';

const minute = 60_000;
/** How long after an answer that was lost its cancel is carried out at the latest. */
const laterMinutes = 3;

/** What is internal to the company, or belongs to another customer. No page may carry either. */
export const internal = 'INTERNT-7f3a';
export const stranger = 'FRÄMLING-91cc';

/** One request to the API, and what it was told. */
export type Asked = {
  readonly kind: 'read' | 'cancel';
  /** What the answer showed of the booking, or why it showed none. */
  readonly told:
    'booked' | 'pending' | 'unknown' | 'cancelled' | 'not-listed' | 'no-answer' | 'declined';
  /** The comment that came with a cancel. */
  readonly comment: string | undefined;
};

/** The API as one customer's requests meet it, and what is really so there. Time is its own. */
export type VirtualApi = {
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
  readonly send: SendRequest;
  readonly asked: readonly Asked[];
  /** Whether the booking is cancelled now. */
  readonly isCancelled: () => boolean;
  /** Whether it ever was. */
  readonly wasCancelled: () => boolean;
  /** The last moment to cancel, as the company means it; undefined where none can be read. */
  readonly deadline: () => number | undefined;
  readonly start: () => number;
  readonly company: (moves: 'cancels' | 'revives' | 'reschedules') => void;
};

export const zones = { SE: 'Europe/Stockholm', FI: 'Europe/Helsinki', US: 'America/Chicago' };

/** Makes the API of one story. `id` and `code` open its booking. */
export function createVirtualApi(
  { begins, booking, reads, cancels, turns, lag }: Story,
  { id, code }: { readonly id: number; readonly code: string },
): VirtualApi {
  const begun = Date.parse(begins);
  let now = begun;
  let start = begun + booking.startsInMinutes * minute;
  let cancelledAt = booking.status === 'cancelled' ? begun - 60 * minute : undefined;
  let before = cancelledAt;
  let ever = cancelledAt !== undefined;
  let due: number | undefined;
  let stale = 0;
  const asked: Asked[] = [];
  let nextRead = 0;
  let nextCancel = 0;
  let nextTurn = 0;

  const commit = () => {
    if (cancelledAt !== undefined) return;
    before = cancelledAt;
    cancelledAt = now;
    ever = true;
    stale = lag;
  };
  const settle = () => {
    if (due === undefined || now < due) return;
    due = undefined;
    commit();
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
    settle();
  };
  const shown = (cancelled: number | undefined) =>
    wireBooking(booking, { id, code, start, cancelled, made: begun });
  const toldOf = (cancelled: number | undefined): Asked['told'] => {
    if (cancelled !== undefined) return 'cancelled';
    if (booking.status === 'booked' || booking.status === 'cancelled') return 'booked';
    return booking.status === 'reserved' ? 'pending' : 'unknown';
  };

  const read = (answer: ReadAnswer): readonly [Asked['told'], Result<unknown>] => {
    const cancelled = stale > 0 ? before : cancelledAt;
    if (stale > 0) stale -= 1;
    const good = shown(cancelled);
    const other = { ...good, Id: id + 1, Service: { Name: stranger }, CancellationCode: 'OTHER' };
    switch (answer) {
      case 'fine':
        return [toldOf(cancelled), success({ Results: [good] })];
      case 'twice':
        return [toldOf(cancelled), success({ Results: [other, good] })];
      case 'stranger':
        return ['not-listed', success({ Results: [other] })];
      case 'none':
        return ['not-listed', success({ Results: [] })];
      case 'garbage':
        return ['no-answer', success({ Results: 'none', ResponseStatus: { Message: internal } })];
      case 'late':
      case 'lost':
      case 'refused':
      case '500':
      case '403':
      case '429':
        pass(answer === 'late' ? 3_000 : 0);
        return ['no-answer', failureOf(answer)];
    }
  };

  const cancel = (answer: CancelAnswer): readonly [Asked['told'], Result<unknown>] => {
    if (answer.commits === 'at-once') commit();
    else if (answer.commits === 'later') due = now + laterMinutes * minute;
    switch (answer.says) {
      case 'cancelled':
        return ['cancelled', success(shown(cancelledAt))];
      case 'active':
        return [toldOf(undefined), success(shown(undefined))];
      case 'stranger':
        return [
          'no-answer',
          success({ ...shown(cancelledAt ?? now), Id: id + 1, Service: { Name: stranger } }),
        ];
      case 'nothing':
        return ['no-answer', success({})];
      case 'garbage':
        return ['no-answer', success([internal])];
      case 'lost':
      case 'late':
      case '408':
      case '500':
      case '502':
      case '504':
        pass(answer.says === 'late' ? 9_000 : 0);
        return ['no-answer', failureOf(answer.says)];
      case '400':
      case '403':
      case '404':
      case '409':
      case '429':
      case '503':
      case 'named-500':
      case 'refused':
        return ['declined', failureOf(answer.says)];
    }
  };

  const perform = (request: ApiRequest): readonly [Asked['told'], Result<unknown>] => {
    settle();
    if (request.method === 'DELETE') {
      // By the next press the reads have caught up with the last.
      stale = 0;
      return cancel(cancels[nextCancel++] ?? { says: 'cancelled', commits: 'at-once' });
    }
    return request.query.CancellationCode?.toLowerCase() === code.toLowerCase()
      ? read(reads[nextRead++] ?? 'fine')
      : ['not-listed', success({ Results: [] })];
  };

  return {
    now: () => now,
    pass,
    send: async (request) => {
      const before = turns[nextTurn++] ?? 0;
      const after = turns[nextTurn++] ?? 0;
      for (let turn = 0; turn < before; turn += 1) await Promise.resolve();
      const [told, answer] = perform(request);
      for (let turn = 0; turn < after; turn += 1) await Promise.resolve();
      asked.push({
        kind: request.method === 'DELETE' ? 'cancel' : 'read',
        told,
        comment: request.query.UnBookedComments,
      });
      return answer;
    },
    asked,
    isCancelled: () => cancelledAt !== undefined,
    wasCancelled: () => ever,
    deadline: () =>
      typeof booking.deadline === 'number' ? start - booking.deadline * minute : undefined,
    start: () => start,
    company: (moves) => {
      switch (moves) {
        case 'cancels':
          commit();
          stale = 0;
          break;
        case 'revives':
          cancelledAt = undefined;
          due = undefined;
          stale = 0;
          break;
        case 'reschedules':
          start += 120 * minute;
          break;
      }
    },
  };
}

function failureOf(answer: string): Result<never> {
  switch (answer) {
    case 'lost':
      return failed({ kind: 'unreachable', delivered: true });
    case 'refused':
      return failed({ kind: 'unreachable', delivered: false });
    case 'late':
      return failed({ kind: 'timed-out' });
    case '429':
      return failed({ kind: 'throttled', retryAfterSeconds: 20 });
    case '500':
    case '502':
    case '503':
    case '504':
      return failed({ kind: 'broken', status: Number(answer), named: false });
    case 'named-500':
      return failed({ kind: 'broken', status: 500, named: true });
    default:
      return failed({
        kind: 'refused',
        status: Number(answer),
        errorCode: internal,
        named: answer !== '404',
      });
  }
}

type Shown = {
  readonly id: number;
  readonly code: string;
  readonly start: number;
  readonly cancelled: number | undefined;
  readonly made: number;
};

const wireStatus = {
  booked: { Status: 'Booked', StatusId: 1, StatusName: 'Bokad' },
  reserved: { Status: 'Reserved', StatusId: 3, StatusName: 'Reserverad' },
  unknown: { Status: 'Postponed', StatusId: 11, StatusName: 'Postponed' },
  contradicting: { Status: 'Booked', StatusId: 2, StatusName: 'Bokad' },
  cancelled: { Status: 'Booked', StatusId: 1, StatusName: 'Bokad' },
};

function wireBooking(booking: Story['booking'], { id, code, start, cancelled, made }: Shown) {
  const zone = zones[booking.country];
  const wall = (instant: number) => momentOfInstant(instant, zone).wall;
  const { deadline } = booking;
  return {
    Id: id,
    ...(cancelled === undefined
      ? wireStatus[booking.status]
      : { Status: 'Unbooked', StatusId: 2, StatusName: 'Avbokad', UnbookedOn: wall(cancelled) }),
    From: wall(start),
    To: wall(start + 60 * minute),
    LastTimeToUnBook:
      typeof deadline === 'number'
        ? wall(start - deadline * minute)
        : { none: null, unset: '0001-01-01T00:00:00', unreadable: 'i god tid' }[deadline],
    CreatedDate: wall(made - booking.madeMinutesAgo * minute),
    Service: { Name: 'Klippning', Description: 'Med tvätt.' },
    Company: {
      Id: 'norrsken',
      Name: 'Salong Norrsken',
      City: 'Luleå',
      CountryId: booking.country,
      Phone: '0920-123 45',
    },
    Customer: { Firstname: internal, Phone: internal },
    Log: [{ Comments: internal }],
    ExternalReference: [{ ExternalData: internal }],
    BookedComments: internal,
    UnbookedComments: internal,
    RatingCode: internal,
    CommentsToCustomer: 'Porten är öppen.',
    PaymentLog:
      booking.paid > 0
        ? [{ Amount: booking.paid, AmountCredited: 0, CurrencyId: 'SEK', Comments: internal }]
        : [],
    CancellationCode: code,
  };
}
