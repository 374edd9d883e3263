import { expect } from '@playwright/test';
import { z } from 'zod';
import { companyIds, type OwnSandbox, test } from '../../tools/support/own-sandbox';

/** Milliseconds before a late change: enough to read the old state on a slow machine. */
const meanwhile = 4_000;

/** Faults can be ordered for the move and the free times as for the cancel; commits can be late and reads old. */

const later = { From: '2099-06-02T14:00:00', To: '2099-06-02T15:00:00' };
const truth = z.object({
  statusId: z.number(),
  from: z.string(),
  requests: z.array(z.object({ phase: z.string() })),
});
const really = async (own: OwnSandbox, id: number) => {
  const { requests, from, ...rest } = truth.parse(
    await own.control('GET', `/sandbox/bookings/${id}`),
  );
  return { ...rest, moved: from === later.From, phases: requests.map(({ phase }) => phase) };
};
const remove = (own: OwnSandbox, id: number, code: string) =>
  own.call(`/bookings/deletebycode/${id}?CancellationCode=${code}`, { method: 'DELETE' });
const read = (own: OwnSandbox, id: number, code: string) =>
  own.list(`/bookings?Id=${id}&CancellationCode=${code}&StatusIds=1,2`);
const put = (own: OwnSandbox, id: number, headers: Record<string, string>) =>
  own.call(`/bookings/${id}`, { method: 'PUT', headers, body: later });

test('a failing move is made or not, as its fault says', async ({ own }) => {
  const headers = await own.signIn();
  for (const [commit, moved] of [
    ['before', false],
    ['after', true],
  ] as const) {
    const { id } = await own.book({ fault: { wire: '503', on: ['move'], commit, times: 1 } });
    expect((await put(own, id, headers)).status).toBe(503);
    expect((await really(own, id)).moved, commit).toBe(moved);
    expect((await put(own, id, headers)).status).toBe(200);
  }
  const { id } = await own.book({ fault: { wire: 'reset', on: ['move'], commit: 'after' } });
  await expect(put(own, id, headers)).rejects.toThrow();
  expect((await really(own, id)).moved).toBe(true);
});

test('a late commit comes after the answer, good or bad', async ({ own }) => {
  const headers = await own.signIn();
  const late = (wire?: string) => ({
    fault: {
      ...(wire ? { wire } : {}),
      on: ['cancel', 'move'],
      commit: 'late',
      commitAfter: meanwhile,
    },
  });
  const good = await own.book(late());
  const lost = await own.book(late('504'));
  const answer = await remove(own, good.id, good.code);
  expect(await answer.json()).toMatchObject({ Status: 'Unbooked' });
  expect((await really(own, good.id)).statusId).toBe(1);
  expect(await read(own, good.id, good.code)).toMatchObject([{ Status: 'Booked' }]);

  expect((await put(own, lost.id, headers)).status).toBe(504);
  expect(await really(own, lost.id)).toMatchObject({ moved: false, phases: ['move'] });
  await expect.poll(async () => (await really(own, good.id)).statusId).toBe(2);
  await expect.poll(async () => (await really(own, lost.id)).moved).toBe(true);
});

test('a late commit is judged when it is made', async ({ own }) => {
  const { id, code } = await own.book({ fault: { commit: 'late', commitAfter: 200 } });
  await remove(own, id, code);
  await own.control('PATCH', `/sandbox/bookings/${id}`, { StatusId: 4 });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await really(own, id)).statusId).toBe(4);
});

test('a stale read shows the old state for some reads, or for some time', async ({ own }) => {
  const counted = await own.book({ fault: { stale: { reads: 2 } } });
  expect(await (await remove(own, counted.id, counted.code)).json()).toMatchObject({ StatusId: 2 });
  const seen = [];
  for (let reads = 0; reads < 4; reads += 1)
    seen.push((await read(own, counted.id, counted.code))[0]?.['StatusId']);
  expect(seen).toEqual([1, 1, 2, 2]);
  expect((await really(own, counted.id)).statusId).toBe(2);

  const timed = await own.book({ fault: { stale: { milliseconds: meanwhile } } });
  expect((await put(own, timed.id, await own.signIn())).status).toBe(200);
  const from = async () => (await read(own, timed.id, timed.code))[0]?.['From'];
  expect(await from()).not.toBe(later.From);
  await expect.poll(from).toBe(later.From);
});

test('free times fail for the service of the booking that says so, and for no other', async ({
  own,
}) => {
  const broken = await own.book({
    serviceId: 3000,
    fault: { wire: '429', on: ['times'], retryAfter: 9 },
  });
  const { id } = await own.book({ serviceId: 3001 });
  const ask = (service: number) =>
    own.call(
      `/services/${service}/availabletimes?CompanyId=${companyIds.salon}&From=2099-06-02&To=2099-06-03`,
    );
  const failed = await ask(3000);
  expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '9']);
  expect((await ask(3001)).status).toBe(200);
  expect((await really(own, broken.id)).phases).toEqual(['times']);
  expect((await really(own, id)).phases).toEqual(['times']);
});

test('a read after a move is a read again, as after a cancel', async ({ own }) => {
  const { id, code } = await own.book({ fault: { wire: '503', on: ['reread'] } });
  const ask = async () => (await own.call(`/bookings?Id=${id}&CancellationCode=${code}`)).status;
  expect(await ask()).toBe(200);
  await put(own, id, await own.signIn());
  expect(await ask()).toBe(503);
  expect((await really(own, id)).phases).toEqual(['read', 'move', 'reread']);
});
