import { success } from '@/lib/bokamera/failure';
import type { Booking } from '@/lib/booking/booking';
import type { Attempt, BookingApi, BookingRead } from '@/lib/booking/booking-api';
import type { FreeTime } from '@/lib/booking/move-api';
import { momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import type { Planted } from './fleet';

/**
 * Faults that a site like this has had, or could have. The simulation must find each; a simulation
 * that finds nothing when nothing is wrong proves little.
 */
export const plantedFaults: Readonly<Record<string, Planted>> = {
  'an unknown status is called booked': {
    api: onBookings((booking) => ({
      ...booking,
      status: booking.status === 'unknown' ? 'booked' : booking.status,
    })),
  },
  'a date that is unset becomes a deadline': {
    api: onBookings((booking) => ({
      ...booking,
      deadline: booking.deadline ?? momentOfWallTime('0001-01-01T00:00:00', 'UTC'),
    })),
  },
  'another booking is taken for the one that was asked for': {
    send: (send) => async (request) => {
      const answer = await send(request);
      return answer.ok && request.method === 'GET'
        ? success(renamed(answer.value, Number(request.query.Id), request.query.CancellationCode))
        : answer;
    },
  },
  'a gateway’s 408, 502 or 504 is judged as declined': {
    api: onAttempts((attempt) => (attempt.kind === 'unclear' ? { kind: 'declined' } : attempt)),
  },
  'a read overrides what the API confirmed': {
    answer: withLocation((location) => location.replace(/&receipt=[^&]*/, '')),
  },
  '“not credited” is said where nothing was paid': {
    api: onBookings((booking) => ({
      ...booking,
      payments: [
        { paid: { value: 1, currency: 'SEK', sign: 'kr' }, credited: undefined },
        ...booking.payments,
      ],
    })),
  },
  'a DELETE is sent twice': {
    api: (api) => ({
      ...api,
      cancel: async (...asked) => {
        await api.cancel(...asked);
        return api.cancel(...asked);
      },
    }),
  },
  'opening a link cancels': {
    api: (api) => ({
      ...api,
      read: async (link, language, urgency) => {
        await api.cancel(link, '', language);
        return api.read(link, language, urgency);
      },
    }),
  },
  'the comment is lost when the page asks again': {
    answer: withBody((body) => body.replace(/<input type="hidden" name="comment"[^>]*>/, '')),
  },
  'the code stands in a page': {
    answer: async (response, request) =>
      withBody((body) => `${body}<!-- ${new URL(request.url).searchParams.get('code')} -->`)(
        response,
        request,
      ),
  },
  'what is internal to the company is shown': {
    send: (send) => async (request) => {
      const answer = await send(request);
      return answer.ok
        ? success(
            JSON.parse(
              JSON.stringify(answer.value).replaceAll(
                '"CommentsToCustomer":"Porten är öppen."',
                '"CommentsToCustomer":"INTERNT-7f3a"',
              ),
            ),
          )
        : answer;
    },
  },
  'a new release forgets what the one before it sealed': { forgets: true },
  'a refresh acts': { refreshActs: true },
  'the clock is an hour ahead': { now: (now) => now + 60 * 60_000 },
  'a summer’s hour is told in winter': {
    api: onBookings((booking) => ({
      ...booking,
      deadline:
        booking.deadline &&
        momentOfInstant(
          booking.deadline.earliest - 60 * 60_000,
          booking.deadline.timeZone ?? 'UTC',
        ),
    })),
  },
  'a lost answer counts as a cancel': {
    api: (api) => ({
      ...api,
      cancel: async (link, comment, language) => {
        const attempt = await api.cancel(link, comment, language);
        const read = attempt.kind === 'unclear' && (await api.readAfterCancel(link, language));
        return read && read.kind === 'found'
          ? { kind: 'answered', booking: { ...read.booking, status: 'cancelled' } }
          : attempt;
      },
    }),
  },
  'a read that brought nothing is called “no such booking”': {
    send: (send) => async (request) => {
      const answer = await send(request);
      return !answer.ok && request.method === 'GET' ? success({ Results: [] }) : answer;
    },
  },
  'a change of time is sent twice': {
    moves: (moves) => ({
      ...moves,
      move: async (...asked) => {
        await moves.move(...asked);
        return moves.move(...asked);
      },
    }),
  },
  'an unclear change of time is judged as declined': {
    moves: onMoves((attempt) => (attempt.kind === 'unclear' ? { kind: 'declined' } : attempt)),
  },
  'a change of time that was declined is believed without being read': {
    api: (api) => ({ ...api, readAfterCancel: () => Promise.resolve({ kind: 'unreadable' }) }),
    moves: onMoves((attempt, booking, { start }) =>
      attempt.kind === 'declined' ? { kind: 'answered', booking: { ...booking, start } } : attempt,
    ),
  },
};

type Wrapped = (api: BookingApi) => BookingApi;

function onReads(change: (read: BookingRead) => BookingRead): Wrapped {
  return (api) => ({
    ...api,
    read: async (...asked) => change(await api.read(...asked)),
    readBeforeCancel: async (...asked) => change(await api.readBeforeCancel(...asked)),
    readAfterCancel: async (...asked) => change(await api.readAfterCancel(...asked)),
  });
}

function onBookings(change: (booking: Booking) => Booking): Wrapped {
  return onReads((read) =>
    read.kind === 'found' ? { ...read, booking: change(read.booking) } : read,
  );
}

function onAttempts(change: (attempt: Attempt) => Attempt): Wrapped {
  return (api) => ({ ...api, cancel: async (...asked) => change(await api.cancel(...asked)) });
}

function onMoves(
  change: (attempt: Attempt, booking: Booking, time: FreeTime) => Attempt,
): NonNullable<Planted['moves']> {
  return (moves) => ({
    ...moves,
    move: async (link, booking, time, language) =>
      change(await moves.move(link, booking, time, language), booking, time),
  });
}

function withBody(change: (body: string) => string): NonNullable<Planted['answer']> {
  return async (response) => {
    const { status, headers } = response;
    const body = await response.text();
    return new Response(status === 303 ? null : change(body), { status, headers });
  };
}

function withLocation(change: (location: string) => string): NonNullable<Planted['answer']> {
  return (response) => {
    const location = response.headers.get('location');
    if (location !== null) response.headers.set('location', change(location));
    return response;
  };
}

/** Every result under the number and code that were asked for. */
function renamed(answer: unknown, Id: number, CancellationCode: string | undefined): unknown {
  if (typeof answer !== 'object' || answer === null || !('Results' in answer)) return answer;
  return Array.isArray(answer.Results)
    ? {
        Results: answer.Results.slice(0, 1).map((result: object) => ({
          ...result,
          Id,
          CancellationCode,
        })),
      }
    : answer;
}
