import { success } from '@/lib/bokamera/failure';
import type { Booking } from '@/lib/booking/booking';
import type { ChangeAnswer, BookingApi, BookingRead } from '@/lib/booking/booking-api';
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
        const read = attempt.kind === 'unclear' && (await api.readAfterChange(link, language));
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
    api: (api) => ({ ...api, readAfterChange: () => Promise.resolve({ kind: 'unread' }) }),
    moves: onMoves((attempt, booking, { start, end }) =>
      attempt.kind === 'declined'
        ? { kind: 'answered', booking: { ...booking, start, end } }
        : attempt,
    ),
  },
  'the order of a list counts as a change': {
    api: onBookings((booking) => ({
      ...booking,
      service: booking.service && {
        ...booking.service,
        name: `${booking.service.name} ${booking.resources[0]?.name}`,
      },
    })),
  },
  'a read overrides what proved a change of time': {
    answer: withLocation((location) => location.replace(/&move=[^&]*/, '')),
  },
  'a number that was booked anew is taken for the booking that was cancelled': {
    api: onBookings(
      withFirst((booking, first) =>
        booking.service?.name === first.service?.name
          ? booking
          : { ...first, status: booking.status },
      ),
    ),
  },
  'the words typed last, in any tab, are told as those that were sent': {
    answer: tellingLastWords(),
  },
  'one read that shows it cancelled counts as a proof': {
    api: (api) => {
      const seen = new Map<number, Booking>();
      return {
        ...api,
        readBeforeChange: async (...asked) => {
          const read = await api.readBeforeChange(...asked);
          if (read.kind !== 'found' || read.booking.status !== 'cancelled') return read;
          seen.set(read.booking.id, read.booking);
          return { ...read, booking: { ...read.booking, status: 'booked' } };
        },
        cancel: async (link, ...asked) => {
          const booking = seen.get(link.id);
          return booking ? { kind: 'answered', booking } : api.cancel(link, ...asked);
        },
      };
    },
  },
  'a change of the start alone counts as the whole': {
    api: onBookings(asLong),
    moves: onMoves((attempt) =>
      attempt.kind === 'answered' ? { ...attempt, booking: asLong(attempt.booking) } : attempt,
    ),
  },
  'a price that changed with the time is not noticed': {
    ...((unpriced: (booking: Booking) => Booking): Planted => ({
      api: onBookings(unpriced),
      moves: onMoves((attempt) =>
        attempt.kind === 'answered' ? { ...attempt, booking: unpriced(attempt.booking) } : attempt,
      ),
    }))(withFirst((booking, { priceLines }) => ({ ...booking, priceLines }))),
  },
  'an instance whose clock is behind does not believe what another one proved': {
    now: (now, instance) => now - instance * 30 * 60_000,
  },
};

/** A change that also gets the booking as its number was read first. */
function withFirst(change: (booking: Booking, first: Booking) => Booking) {
  const firsts = new Map<number, Booking>();
  return (booking: Booking): Booking => {
    const first = firsts.get(booking.id) ?? booking;
    firsts.set(booking.id, first);
    return change(booking, first);
  };
}

/** A booking that lasts an hour, whatever its end. */
function asLong(booking: Booking): Booking {
  const { start } = booking;
  const end = start && momentOfInstant(start.earliest + 60 * 60_000, start.timeZone ?? 'UTC');
  return { ...booking, end };
}

/** On a receipt, whatever the customer typed is what they typed last. */
function tellingLastWords(): NonNullable<Planted['answer']> {
  const typed = new Map<string, string[]>();
  return async (response, request) => {
    const id = /\/bookings\/(\d+)/.exec(request.url)?.[1] ?? '';
    const words = typed.get(id) ?? [];
    typed.set(id, words);
    if (request.method === 'POST')
      words.push(new URLSearchParams(await request.text()).get('comment') || 'Jag är förkyld.');
    const last = words.at(-1) ?? '';
    return request.url.includes('/receipt?')
      ? withBody((body) => words.reduce((told, word) => told.replaceAll(word, last), body))(
          response,
          request,
        )
      : response;
  };
}

type Wrapped = (api: BookingApi) => BookingApi;

function onReads(change: (read: BookingRead) => BookingRead): Wrapped {
  return (api) => ({
    ...api,
    read: async (...asked) => change(await api.read(...asked)),
    readBeforeChange: async (...asked) => change(await api.readBeforeChange(...asked)),
    readAfterChange: async (...asked) => change(await api.readAfterChange(...asked)),
  });
}

function onBookings(change: (booking: Booking) => Booking): Wrapped {
  return onReads((read) =>
    read.kind === 'found' ? { ...read, booking: change(read.booking) } : read,
  );
}

function onAttempts(change: (attempt: ChangeAnswer) => ChangeAnswer): Wrapped {
  return (api) => ({ ...api, cancel: async (...asked) => change(await api.cancel(...asked)) });
}

function onMoves(
  change: (attempt: ChangeAnswer, booking: Booking, time: FreeTime) => ChangeAnswer,
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
