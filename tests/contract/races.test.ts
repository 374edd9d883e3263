import { expect } from '@playwright/test';
import { open, press } from '../../tools/support/customer';
import { startHeldApi } from '../support/held-api';
import { test } from '../../tools/support/memory-site';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';

/** Simultaneous presses all end on a true page and have one effect. */

test('a double tap sends one DELETE, and both presses end on the confirmation', async () => {
  const booking = await makeBooking({
    fault: { wire: 'delay', milliseconds: 300, on: ['cancel'] },
  });
  const url = linkTo(booking);
  const page = await open(url);
  const answers = await Promise.all([press(url, page), press(url, page), press(url, page)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await truthOf(booking)).toMatchObject({ cancelled: true, deletes: 1 });
});

test('two phones with a page each send one DELETE', async () => {
  const booking = await makeBooking({
    fault: { wire: 'delay', milliseconds: 300, on: ['cancel'] },
  });
  const url = linkTo(booking);
  const [mine, yours] = [await open(url), await open(url)];
  const answers = await Promise.all([
    press(url, mine, { comment: 'Jag' }),
    press(url, yours, { comment: 'Du' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect((await truthOf(booking)).deletes).toBe(1);
});

for (const secondCancel of ['ok', '400', '404', '409', '500']) {
  test(`two instances that cancel at once both end on the truth when the API answers a second cancel with ${secondCancel}`, async () => {
    const booking = await makeBooking({ fault: { assumptions: { secondCancel } } });
    const [here, there] = [linkTo(booking), linkTo(booking, { site: addresses.otherSite })];
    const [mine, yours] = await Promise.all([open(here), open(there)]);
    const answers = await Promise.all([press(here, mine), press(there, yours)]);
    // After a declined cancel nobody knows who cancelled: the page says "cancelled" without a proof.
    for (const answer of answers) expect([303, 200], answer.state).toContain(answer.status);
    expect(answers.some(({ status }) => status === 303)).toBe(true);
    for (const { status, state } of answers) if (status === 200) expect(state).toBe('cancelled');
    expect((await truthOf(booking)).cancelled).toBe(true);
  });
}

test('a page from one instance cancels on another', async () => {
  const booking = await makeBooking();
  const page = await open(linkTo(booking));
  const answer = await press(linkTo(booking, { site: addresses.otherSite }), page);
  expect(answer.status).toBe(303);
});

test('going back and pressing again changes nothing and says the same', async () => {
  const booking = await makeBooking();
  const url = linkTo(booking);
  const page = await open(url);
  expect((await press(url, page)).status).toBe(303);
  expect((await press(url, page)).status).toBe(303);
  expect((await truthOf(booking)).deletes).toBe(1);
});

test('reading any number of times changes nothing', async () => {
  const booking = await makeBooking();
  const url = linkTo(booking);
  const prefetch = {
    headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch', 'x-moz': 'prefetch' },
  };
  await Promise.all([
    open(url),
    open(url),
    open(url, prefetch),
    open(url, { method: 'HEAD' }),
    open(url, { method: 'OPTIONS' }),
  ]);
  expect(await truthOf(booking)).toMatchObject({ cancelled: false, deletes: 0 });
});

test('customers who read at the same time share one question, and never an answer to another code', async ({
  startMemorySite,
}) => {
  const api = await startHeldApi(({ method }) => method === 'GET');
  const { open } = startMemorySite({ settings: { BOKAMERA_API_URL: api.url } });
  const booking = await makeBooking();
  const stranger = linkTo({ ...booking, code: 'someone-else' });
  const all = Promise.all([
    Promise.all(Array.from({ length: 20 }, () => open(linkTo(booking)))),
    Promise.all(Array.from({ length: 5 }, () => open(stranger))),
  ]);
  // All requests start in this process, so all of them wait once the first reads have been sent.
  await expect.poll(api.held).toBe(2);
  api.release();
  const [same, other] = await all;
  expect(new Set(same.map(({ state }) => state))).toEqual(new Set(['cancellable']));
  expect(new Set(other.map(({ state }) => state))).toEqual(new Set(['not-found']));
  expect((await truthOf(booking)).requests).toHaveLength(2);
  api.stop();
});
