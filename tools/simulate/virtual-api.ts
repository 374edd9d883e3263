import { z } from 'zod';
import { failed, type Result, success } from '@/lib/bokamera/failure';
import type { ApiRequest, SendRequest } from '@/lib/bokamera/connection';
import { momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import type { ChangeAnswer, CompanyMove, ReadAnswer, Story, TimesAnswer } from './story';
import { createVirtualBooking, lengthInMinutes, type Standing } from './virtual-booking';
import { internal, stranger, wireBooking, zoneOf } from './wire-booking';

const minute = 60_000;
const day = 24 * 60 * minute;

/** One request to the API, and its answer. */
export type Asked = {
  readonly kind: ApiRequest['operation'];
  /** What the answer showed of the booking, or why it showed none. */
  readonly told:
    'booked' | 'pending' | 'unknown' | 'cancelled' | 'not-listed' | 'no-answer' | 'declined';
  /** What the answer showed of the booking. */
  readonly seen: Standing | undefined;
  /** When it was answered, milliseconds since 1970 UTC. */
  readonly at: number;
  /** The comment that came with a cancel. */
  readonly comment: string | undefined;
};

type Told = readonly [Asked['told'], Result<unknown>, Standing?];

/** The API as one customer's requests see it, and its true state. */
export type VirtualApi = {
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
  readonly send: SendRequest;
  readonly asked: readonly Asked[];
  readonly standing: () => Standing;
  /** A start as the company's clock shows it, in digits alone. */
  readonly digitsOf: (start: number) => string;
  /** The last moment to cancel what begins then, as the company means it; undefined where none can be read. */
  readonly deadlineOf: (start: number) => number | undefined;
  readonly company: (moves: CompanyMove) => void;
};

/** Makes the API of one story. `id` and `code` open its booking. */
export function createVirtualApi(
  story: Story,
  link: { readonly id: number; readonly code: string },
): VirtualApi {
  const { booking, cancels, moves, reads, times, turns } = story;
  const truth = createVirtualBooking(story);
  const asked: Asked[] = [];
  const next = { read: 0, cancel: 0, move: 0, times: 0, turn: 0, shown: 0 };
  const zone = zoneOf(story);
  const shown = (standing: Standing) =>
    wireBooking(story, standing, link, story.turned[next.shown++]);

  const toldOf = ({ cancelledAt }: Standing): Asked['told'] => {
    if (cancelledAt !== undefined) return 'cancelled';
    if (booking.status === 'booked' || booking.status === 'cancelled') return 'booked';
    return booking.status === 'reserved' ? 'pending' : 'unknown';
  };

  const read = (answer: ReadAnswer): Told => {
    const seen = truth.seen();
    const good = shown(seen);
    const other = {
      ...good,
      Id: link.id + 1,
      Service: { Name: stranger },
      CancellationCode: 'OTHER',
    };
    switch (answer) {
      case 'fine':
        return [toldOf(seen), success({ Results: [good] }), seen];
      case 'flaps': {
        const cancelledAt = seen.cancelledAt === undefined ? truth.now() : undefined;
        const other = { ...seen, cancelledAt };
        return [toldOf(other), success({ Results: [shown(other)] }), other];
      }
      case 'twice':
        return [toldOf(seen), success({ Results: [other, good] }), seen];
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
        truth.pass(answer === 'late' ? 3_000 : 0);
        return ['no-answer', failureOf(answer)];
    }
  };

  /** Answers a DELETE or a PUT, and carries it out when it is said to. */
  const change = ({ says, commits }: ChangeAnswer, to: (standing: Standing) => Standing): Told => {
    const before = truth.standing();
    truth.catchUp();
    truth.change(to, commits);
    const now = truth.standing();
    switch (says) {
      case 'done':
        return [toldOf(now), success(shown(now)), now];
      case 'as-before':
        return [toldOf(before), success(shown(before)), before];
      case 'stranger':
        return [
          'no-answer',
          success({ ...shown(to(before)), Id: link.id + 1, Service: { Name: stranger } }),
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
        truth.pass(says === 'late' ? 9_000 : 0);
        return ['no-answer', failureOf(says)];
      case '400':
      case '403':
      case '404':
      case '409':
      case '429':
      case '503':
      case 'named-500':
      case 'refused':
        return ['declined', failureOf(says)];
    }
  };

  const freeTimes = (answer: TimesAnswer, from: string): Told => {
    switch (answer) {
      case 'fine': {
        const first = momentOfWallTime(from, zone).earliest;
        const starts = [0, 1, 2, 5].flatMap((days) =>
          [10, 13].map((hour) => first + days * day + hour * 60 * minute),
        );
        const Times = starts.map((start) => ({
          From: wallOf(start),
          To: wallOf(start + lengthInMinutes * minute),
          Free: 1,
          FreeSpots: 1,
        }));
        return ['booked', success({ Times })];
      }
      case 'none':
        return ['booked', success({ Times: [] })];
      case 'garbage':
        return ['no-answer', success({ Times: internal })];
      case 'lost':
        return ['no-answer', failureOf('lost')];
    }
  };

  const wallOf = (instant: number) => momentOfInstant(instant, zone).wall;

  const perform = ({ operation, query, body }: ApiRequest): Told => {
    switch (operation) {
      case 'read':
        return query.CancellationCode?.toLowerCase() === link.code.toLowerCase()
          ? read(reads[next.read++] ?? 'fine')
          : ['not-listed', success({ Results: [] })];
      case 'cancel':
        return change(cancels[next.cancel++] ?? done, (standing) => ({
          ...standing,
          cancelledAt: truth.now(),
        }));
      case 'times':
        return freeTimes(times[next.times++] ?? 'fine', query.From ?? '');
      case 'move': {
        const kind = story.moved[next.move];
        const { From, To } = wantedTimes.parse(body);
        const [start, end] = [From, To].map((wall) => momentOfWallTime(wall, zone).earliest);
        return change(moves[next.move++] ?? done, (standing) => ({
          ...standing,
          start: start ?? standing.start,
          end: kind === 'start-only' ? standing.end : (end ?? standing.end),
          price: kind === 'repriced' ? standing.price + 100 : standing.price,
        }));
      }
    }
  };

  return {
    now: truth.now,
    pass: truth.pass,
    send: async (request) => {
      const before = turns[next.turn++] ?? 0;
      const after = turns[next.turn++] ?? 0;
      // The order of two concurrent requests is up to the machine.
      for (let turn = 0; turn < before; turn += 1) await Promise.resolve();
      const [told, answer, standing] = perform(request);
      for (let turn = 0; turn < after; turn += 1) await Promise.resolve();
      asked.push({
        kind: request.operation,
        told,
        seen: standing,
        at: truth.now(),
        comment: request.query.UnBookedComments,
      });
      return answer;
    },
    asked,
    standing: truth.standing,
    digitsOf: (start) => wallOf(start).replace(/\D/g, ''),
    deadlineOf: (start) =>
      typeof booking.deadline === 'number' ? start - booking.deadline * minute : undefined,
    company: (moves) => {
      if (moves === 'rebooks') {
        truth.rebook();
        return;
      }
      truth.set((standing) => {
        const later = (minutes: number) => ({
          start: standing.start + minutes * minute,
          end: standing.end + minutes * minute,
        });
        switch (moves) {
          case 'cancels':
            return { ...standing, cancelledAt: standing.cancelledAt ?? truth.now() };
          case 'revives':
            return standing.cancelledAt === undefined
              ? standing
              : { ...standing, cancelledAt: undefined, revivedAfter: asked.length };
          case 'reschedules':
            return { ...standing, ...later(120) };
        }
      });
    },
  };
}

const wantedTimes = z.object({ From: z.string(), To: z.string() });

const done: ChangeAnswer = { says: 'done', commits: 'at-once' };

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
        named: answer !== '404',
      });
  }
}
