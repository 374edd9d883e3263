import { expect } from '@playwright/test';
import { z } from 'zod';
import { openAccessToken } from '@/lib/bokamera/access-token';
import { openBokaMera } from '@/lib/bokamera/client';
import { createMoveApi } from '@/lib/bokamera/create-move-api';
import type { Booking } from '@/lib/booking/booking';
import type { FreeTime } from '@/lib/booking/move-api';
import type { TestBooking } from '../../tools/support/sandbox';
import { type OwnSandbox, test, tokenPath } from '../../tools/support/own-sandbox';

/** Free times and the PUT, against a sandbox of the test's own. */

// A Tuesday far ahead, with no bookings but the test's.
const day = '2099-06-02';
const at = (from: string, to: string, on = day) => ({
  From: `${on}T${from}:00`,
  To: `${on}T${to}:00`,
});
const week = { from: day, until: '2099-06-09' };
const truth = z.object({
  from: z.string(),
  fields: z.object({ To: z.string() }).loose(),
  requests: z.array(z.object({ phase: z.string().optional() })),
});

/** A time budget in milliseconds: enough for a slow machine, short for a request that hangs. */
const long = 60_000;
const short = 1_000;

async function speakTo(
  own: OwnSandbox,
  user?: { username: string; password: string },
  moveBudget = long,
) {
  const { username, password } = user ?? (await own.user());
  const client = openBokaMera({
    url: new URL(own.url),
    key: 'sandbox-key',
    connections: 4,
    waiting: 100,
    failuresInARow: 1000,
    fallbackTimeZone: undefined,
  });
  const noTokens: string[] = [];
  const moves = createMoveApi(
    client,
    openAccessToken({
      url: new URL(`${own.url}${tokenPath}`),
      clientId: 'bm-external-api-users',
      credentials: { kind: 'password', user: username, password },
      budgetMilliseconds: long,
    }),
    { read: long, move: moveBudget },
    (why) => noTokens.push(why),
  );
  const find = async (link: TestBooking): Promise<Booking> => {
    const found = await client.find(link, 'sv', { urgency: 'known', budgetMilliseconds: long });
    if (!found.ok || !found.value) throw new Error('The booking cannot be read.');
    return found.value;
  };
  const timesFor = async (link: TestBooking, days = week) => {
    const read = await moves.freeTimes(link, await find(link), days, 'sv', 'known');
    return read.kind === 'read' ? read.times : undefined;
  };
  return {
    find,
    timesFor,
    move: async (link: TestBooking, wanted: FreeTime | undefined) => {
      if (!wanted) throw new Error('There is no such time.');
      return moves.move(link, await find(link), wanted, 'sv');
    },
    noTokens,
    close: async () => {
      await moves.close();
      await client.close();
    },
  };
}

const startsOf = (times: readonly FreeTime[] | undefined, on = day) =>
  times
    ?.filter(({ start }) => start.wall.startsWith(on))
    .map(({ start }) => start.wall.slice(11, 16));

test('free times are of the booking’s own resources and length, in order, without its own', async ({
  own,
}) => {
  const api = await speakTo(own);
  const court = { company: 'tennis', serviceId: 2001 };
  const booking = await own.book({ ...court, fields: at('10:00', '11:30') });
  await own.book({ ...court, fields: at('14:00', '15:30') });
  const times = await api.timesFor(booking);
  const starts = startsOf(times);
  expect(starts).toContain('08:00');
  expect(starts).toContain('11:30');
  // The booking's own court is taken then, although the other is free.
  for (const taken of ['10:00', '13:00', '14:00']) expect(starts).not.toContain(taken);
  expect(starts).toEqual([...(starts ?? [])].sort());
  expect(times?.[0]).toMatchObject({
    start: { wall: `${day}T08:00:00`, timeZone: 'Europe/Oslo' },
    end: { wall: `${day}T09:30:00` },
    written: { start: `${day}T08:00:00`, end: `${day}T09:30:00` },
  });
  expect(
    startsOf(await api.timesFor(booking, { from: day, until: '2099-06-03' }), '2099-06-03'),
  ).toEqual([]);

  const long = await own.book({ serviceId: 2003, fields: at('10:00', '12:00') });
  expect((await api.timesFor(long))?.[0]?.written.end).toBe(`${day}T10:00:00`);
  await api.close();
});

test('taken times are left out where the API lists them, and so are too few places for a group', async ({
  own,
}) => {
  const api = await speakTo(own);
  await own.control('PUT', '/sandbox/assumptions', { takenTimes: 'listed' });
  const booking = await own.book({ fields: at('10:00', '11:00') });
  expect(startsOf(await api.timesFor(booking))).not.toContain('10:30');
  const group = await own.book({
    fields: {
      ...at('10:00', '11:00'),
      Service: { Id: 11, Name: 'Yoga', LengthInMinutes: 60, IsGroupBooking: true },
      Quantities: [{ Quantity: 2 }],
    },
  });
  expect(await api.timesFor(group)).toEqual([]);
  await api.close();
});

test('a booking that does not say what it is of has no free times', async ({ own }) => {
  const api = await speakTo(own);
  const booking = await own.book({ fields: { Service: { Name: 'Klippning' } } });
  expect(await api.timesFor(booking)).toBeUndefined();
  await api.close();
});

test('a move names its time and company, and changes nothing else', async ({ own }) => {
  const api = await speakTo(own);
  const booking = await own.book({ fields: at('10:00', '11:00') });
  const wanted = (await api.timesFor(booking))?.find(({ start }) => start.wall.includes('T14:00'));
  const before = await api.find(booking);
  const attempt = await api.move(booking, wanted);
  expect(attempt).toMatchObject({
    kind: 'answered',
    booking: { id: booking.id, start: { wall: `${day}T14:00:00` } },
  });
  const after = await api.find(booking);
  expect(after).toEqual({
    ...before,
    start: wanted?.start,
    end: wanted?.end,
    deadline: after.deadline,
    updatedOn: after.updatedOn,
  });
  await api.close();
});

test('a token that the API takes no longer is renewed once, and the same time asked for again', async ({
  own,
}) => {
  const user = await own.user();
  const api = await speakTo(own, user);
  const booking = await own.book({ fields: at('10:00', '11:00') });
  const [first, second] = (await api.timesFor(booking)) ?? [];
  expect(await api.move(booking, first)).toMatchObject({ kind: 'answered' });
  await own.control('DELETE', `/sandbox/users/${user.username}`, {});
  expect(await api.move(booking, second)).toMatchObject({ kind: 'answered' });

  await own.control('PATCH', `/sandbox/bookings/${booking.id}`, {
    fault: { wire: '401', on: ['move'] },
  });
  expect(await api.move(booking, first)).toEqual({ kind: 'declined' });
  const { requests } = truth.parse(await own.control('GET', `/sandbox/bookings/${booking.id}`));
  expect(requests.filter(({ phase }) => phase === 'move')).toHaveLength(5);
  await api.close();
});

test('without a token nothing is asked for, which is a clear no, and the operator is told why', async ({
  own,
}) => {
  const user = await own.user();
  const api = await speakTo(own, { ...user, password: 'wrong' });
  const booking = await own.book({ fields: at('10:00', '11:00') });
  const [wanted] = (await api.timesFor(booking)) ?? [];
  expect(await api.move(booking, wanted)).toEqual({ kind: 'declined' });
  expect(api.noTokens).toEqual(['rejected']);
  const { requests } = truth.parse(await own.control('GET', `/sandbox/bookings/${booking.id}`));
  expect(requests.some(({ phase }) => phase === 'move')).toBe(false);
  // The booking itself can still be read.
  expect(await api.find(booking)).toMatchObject({ id: booking.id });
  await api.close();
});

test('who may not move it, and a time that is taken, are clear noes; no answer and an odd one are none', async ({
  own,
}) => {
  const denied = await speakTo(own, await own.user({ administrator: false }));
  const hasty = await speakTo(own, undefined, short);
  const api = await speakTo(own);
  const made = async (fault?: object) => {
    const booking = await own.book({
      serviceId: 2004,
      fields: at('10:00', '11:00'),
      ...(fault ? { fault } : {}),
    });
    return { booking, wanted: (await api.timesFor(booking))?.[0] };
  };
  const one = await made();
  expect(await denied.move(one.booking, one.wanted)).toEqual({ kind: 'declined' });
  await own.book({ serviceId: 2004, fields: at('08:00', '09:00') });
  expect(await api.move(one.booking, one.wanted)).toEqual({ kind: 'declined' });
  for (const [fault, timedOut] of [
    [{ wire: 'hang', on: ['move'] }, true],
    [{ wire: 'reset', on: ['move'] }, false],
    [{ wire: 'html-502', on: ['move'] }, false],
    [{ wire: '204', on: ['move'] }, false],
    [{ assumptions: { moveAnswer: 'list' } }, false],
    [{ assumptions: { moveAnswer: 'empty' } }, false],
  ] as const) {
    const { booking, wanted } = await made(fault);
    const asked = timedOut ? hasty : api;
    expect(await asked.move(booking, wanted)).toEqual({ kind: 'unclear', timedOut });
    await own.control('PATCH', `/sandbox/bookings/${booking.id}`, { StatusId: 2, fault: null });
  }
  await api.close();
  await denied.close();
  await hasty.close();
});
