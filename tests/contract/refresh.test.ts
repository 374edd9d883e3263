import { expect } from '@playwright/test';
import {
  offeredTimes,
  placeOf,
  signInSettings,
  timeLink,
  timesLink,
} from '../../tools/support/change-time';
import { decode, hiddenFields, type Seen } from '../../tools/support/customer';
import { type MemorySite, test as memoryTest } from '../../tools/support/memory-site';
import { changeBooking, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { words } from '../../tools/support/words';

/** Only a press on a page acts. Reloading, going back or restoring a tab only reads. */

const sv = words('sv');
const origin = 'http://site.example';
const comment = 'Jag har blivit förkyld "i natt" & stannar hemma.';

const test = memoryTest.extend<{ start: (minReadingMilliseconds?: number) => MemorySite }>({
  start: async ({ startMemorySite }, use) => {
    await use((minReadingMilliseconds = 0) =>
      startMemorySite({ settings: signInSettings(), tuning: { minReadingMilliseconds } }),
    );
  },
});

/** A new booking, its link and the page that the link opens. */
async function openNew(site: MemorySite, wanted: object = {}) {
  const booking = await makeBooking(wanted);
  const url = linkTo(booking, { site: origin });
  return { booking, url, page: await site.open(url) };
}

const addressOf = ({ location }: Seen) => new URL(location ?? '/no-location', origin).href;

/** Presses and follows as a browser does: the redirect, its page, and the page after a refresh. */
async function pressAndRefresh(site: MemorySite, url: string, page: Seen, fields = {}) {
  const answer = await site.post(url, page, fields);
  expect(answer.status).toBe(303);
  const address = addressOf(answer);
  return { address, shown: await site.open(address), refreshed: await site.open(address) };
}

const states: readonly (readonly [
  name: string,
  booking: object,
  fields: Record<string, string>,
  state: string,
  status: number,
])[] = [
  ['declined with 400', { fault: { wire: '400', on: ['cancel'] } }, {}, 'not-cancelled', 409],
  ['declined with 500', { fault: { wire: '500', on: ['cancel'] } }, {}, 'not-cancelled', 409],
  ['declined with 503', { fault: { wire: '503', on: ['cancel'] } }, {}, 'not-cancelled', 409],
  ['declined with 429', { fault: { wire: '429', on: ['cancel'] } }, {}, 'not-cancelled', 409],
  ['a gateway in doubt', { fault: { wire: 'html-502', on: ['cancel'] } }, {}, 'unconfirmed', 502],
  ['no answer', { fault: { wire: 'reset', on: ['cancel'] } }, {}, 'unconfirmed', 502],
  ['a forged token', {}, { token: 'forged' }, 'confirm-again', 200],
  ['too long a comment', {}, { comment: 'x'.repeat(1_001) }, 'cancellable', 422],
  ['a changed booking', {}, { shown: '.something-else' }, 'cancellable', 200],
  ['a page of another version', {}, { shown: 'something-else' }, 'confirm-again', 200],
];

for (const [name, booking, fields, state, status] of states)
  test(`${name}: the page after the press says ${state}, and a refresh reads`, async ({
    start,
  }) => {
    const site = start();
    const { booking: made, url, page } = await openNew(site, booking);
    const { shown, refreshed } = await pressAndRefresh(site, url, page, {
      comment,
      reason: 'ill',
      ...fields,
    });
    for (const seen of [shown, refreshed]) {
      expect(seen).toMatchObject({ state, status });
      if (state === 'confirm-again' || state === 'unconfirmed')
        expect(hiddenFields(seen.body)['comment']).toBe(fields['comment'] ?? comment);
      else expect(seen.body).toContain(fields['comment'] ?? 'förkyld');
      expect(seen.body).toContain('value="ill"');
    }
    const sent = state === 'not-cancelled' || state === 'unconfirmed' ? 1 : 0;
    expect((await truthOf(made)).deletes).toBe(sent);
    // The API works again. Sending the same form again, a refresh and the page itself still only read.
    await changeBooking(made, { faults: [] });
    site.pass(5_000);
    const again = await site.post(url, page, { comment, reason: 'ill', ...fields });
    expect(again.status).toBe(303);
    expect((await site.open(addressOf(again))).state).toBe(state);
    expect(await truthOf(made)).toMatchObject({ cancelled: false, deletes: sent });
    // A press on the page that came is a new one.
    if (state === 'cancellable') return;
    const done = await site.post(url, refreshed, {
      ...(state === 'unconfirmed' ? { intent: 'recheck' } : {}),
      comment,
    });
    expect(done.location).toContain(state === 'unconfirmed' ? 'after=' : 'receipt=');
  });

test('checking again keeps that the outcome is not known, with words as without, for ten minutes', async ({
  start,
}) => {
  for (const typed of ['', comment]) {
    const site = start();
    const { booking, url, page } = await openNew(site, {
      fault: { wire: 'reset', on: ['cancel'] },
    });
    const { address, shown } = await pressAndRefresh(site, url, page, { comment: typed });
    await changeBooking(booking, { faults: [] });
    site.pass(5_000);
    const again = { intent: 'recheck', comment: typed };
    const checked = await site.open(addressOf(await site.post(address, shown, again)));
    expect(checked.state).toBe('unconfirmed');
    expect(hiddenFields(checked.body)['comment'] ?? '').toBe(typed);
    site.pass(10 * 60_000);
    const later = await site.open(addressOf(await site.post(address, shown, again)));
    expect(later.state).toBe('cancellable');
    expect((await truthOf(booking)).deletes).toBe(1);
  }
});

test('that nothing was sent is said of a press for ten minutes and no longer, of a cancel and a change alike', async ({
  start,
}) => {
  for (const kind of ['cancel', 'move'] as const) {
    const site = start();
    const { booking, url, page } = await openNew(site);
    const [time = ''] = offeredTimes((await site.open(timesLink(url))).body);
    const form =
      kind === 'cancel'
        ? { address: url, page, fields: {} }
        : { address: timesLink(url), page: await site.open(timeLink(url, time)), fields: { time } };
    await changeBooking(booking, { fault: { wire: '503', on: ['read'] } });
    const { address, shown } = await pressAndRefresh(site, form.address, form.page, form.fields);
    const [lead, title] =
      kind === 'move'
        ? [sv('unavailable.leadAfter.move'), sv('unavailable.titleAfter.move')]
        : [sv('unavailable.leadAfter.cancel'), sv('unavailable.titleAfter.cancel')];
    expect(shown.body).toContain(title);
    site.pass(11 * 60_000);
    const later = await site.open(address);
    expect(later.state).toBe('unavailable');
    for (const said of [lead, title]) expect(later.body).not.toContain(said);
  }
});

test('pressed too soon, waited and refreshed: nothing is cancelled, and the second page does it', async ({
  start,
}) => {
  const site = start(2_000);
  const { booking, url, page } = await openNew(site);
  const { shown, refreshed } = await pressAndRefresh(site, url, page, { comment });
  expect([shown.state, refreshed.state]).toEqual(['confirm-again', 'confirm-again']);
  site.pass(3_000);
  for (const same of [comment, 'Andra ord'])
    expect((await site.press(url, page, { comment: same })).state).toBe('confirm-again');
  expect(
    hiddenFields((await site.press(url, page, { comment: 'Andra ord' })).body)['comment'],
  ).toBe('Andra ord');
  expect((await truthOf(booking)).deletes).toBe(0);
  site.pass(3_000);
  expect((await site.press(url, refreshed)).status).toBe(303);
  expect(await truthOf(booking)).toMatchObject({ cancelled: true, deletes: 1, comment });
});

for (const wire of ['503', '429'])
  test(`the booking could not be read (${wire}): a refresh reads it, with the words kept`, async ({
    start,
  }) => {
    const site = start();
    const { booking, url, page } = await openNew(site);
    await changeBooking(booking, { fault: { wire, on: ['read'], retryAfter: 20 } });
    const answer = await site.post(url, page, { comment });
    expect(answer.status).toBe(303);
    const shown = await site.open(addressOf(answer));
    expect(shown).toMatchObject(
      wire === '503' ? { state: 'unavailable', status: 503 } : { state: 'busy', status: 429 },
    );
    expect(shown.body).toContain(
      sv(wire === '503' ? 'unavailable.leadAfter.cancel' : 'busy.leadAfter.cancel'),
    );
    expect(hiddenFields(shown.body)['comment']).toBe(comment);
    await changeBooking(booking, { faults: [] });
    site.pass(21_000);
    expect((await site.press(url, page, { comment })).state).toBe('cancellable');
    const refreshed = await site.open(addressOf(answer));
    expect(refreshed.state).toBe('cancellable');
    expect(refreshed.body).toContain(sv('act.notDone.cancel'));
    expect(refreshed.body).toContain('förkyld');
    expect((await truthOf(booking)).deletes).toBe(0);
    expect((await site.press(url, refreshed, { comment })).status).toBe(303);
    expect((await truthOf(booking)).deletes).toBe(1);
  });

test('a form from another site leads to a page that says so, and a refresh reads', async ({
  start,
}) => {
  const site = start();
  const { booking, url, page } = await openNew(site);
  const answer = await site.post(url, page, {}, { 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(303);
  for (const seen of [await site.open(addressOf(answer)), await site.open(addressOf(answer))]) {
    expect(seen).toMatchObject({ state: 'cancellable', status: 403 });
    expect(seen.body).toContain(sv('cancellable.elsewhere'));
  }
  expect((await truthOf(booking)).deletes).toBe(0);
});

test('what is read later overrules what the press told', async ({ start }) => {
  const site = start();
  const { booking, url, page } = await openNew(site, { fault: { wire: 'reset', on: ['cancel'] } });
  const { address, refreshed } = await pressAndRefresh(site, url, page);
  expect(refreshed.state).toBe('unconfirmed');
  await changeBooking(booking, { faults: [{ wire: '503', on: ['read'] }] });
  expect(await site.open(address)).toMatchObject({ state: 'unconfirmed', status: 502 });
  await changeBooking(booking, { faults: [], StatusId: 2 });
  expect(await site.open(address)).toMatchObject({ state: 'cancelled', status: 200 });
  await changeBooking(booking, { StatusId: 1 });
  site.pass(11 * 60_000);
  expect(await site.open(address)).toMatchObject({ state: 'cancellable', status: 200 });
  expect((await truthOf(booking)).deletes).toBe(1);
});

test('a cancel is proved by its address, and the page behind it is not read a third time', async ({
  start,
}) => {
  const site = start();
  const { booking, url, page } = await openNew(site);
  const answer = await site.post(url, page, { comment });
  expect(answer.location).toContain('&receipt=');
  const before = (await truthOf(booking)).requests.length;
  expect((await site.open(addressOf(answer))).state).toBe('cancelled');
  expect((await truthOf(booking)).requests).toHaveLength(before);
  // A refresh reads.
  expect((await site.open(addressOf(answer))).state).toBe('cancelled');
  expect((await truthOf(booking)).requests).toHaveLength(before + 1);
  // The same form leads to the same proof.
  const receipt = /&receipt=.*/.exec(answer.location ?? '')?.[0];
  expect((await site.post(url, page, { comment })).location).toContain(receipt);
  expect((await truthOf(booking)).deletes).toBe(1);
});

test('the page behind a press is kept for ten seconds and no longer', async ({ start }) => {
  const site = start();
  const { booking, url, page } = await openNew(site);
  const answer = await site.post(url, page);
  site.pass(10_000);
  await changeBooking(booking, { StatusId: 1 });
  const before = (await truthOf(booking)).requests.length;
  await site.open(addressOf(answer));
  expect((await truthOf(booking)).requests).toHaveLength(before + 1);
});

test('two pages are two forms; the same one at once is one DELETE', async ({ start }) => {
  const site = start();
  const fault = { wire: '409', on: ['cancel'] };
  const { booking, url, page: one } = await openNew(site, { fault });
  const two = await site.open(url);
  expect(hiddenFields(one.body)['token']).not.toBe(hiddenFields(two.body)['token']);
  const both = await Promise.all([site.press(url, one), site.press(url, one)]);
  expect(both.map(({ state }) => state)).toEqual(['not-cancelled', 'not-cancelled']);
  expect((await truthOf(booking)).deletes).toBe(1);
  expect((await site.press(url, two)).state).toBe('not-cancelled');
  expect((await truthOf(booking)).deletes).toBe(2);
});

/** The comment that a page shows again, in its field or hidden. */
function typedIn(body: string): string | undefined {
  const [, shown] = /<textarea[^>]*>([^<]*)</.exec(body) ?? [];
  return shown === undefined ? hiddenFields(body)['comment'] : decode(shown);
}

test('a full comment in any script travels in the address, and one too long for it is shown at once', async ({
  start,
}) => {
  const site = start();
  const booking = await makeBooking();
  const url = linkTo(booking, { site: origin });
  const scattered = (first: number, span: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      String.fromCodePoint(first + ((index * 7_919 + index * index * 31) % span)),
    ).join('');
  const texts = [
    scattered(0x4e00, 20_000, 170),
    scattered(0x4e00, 20_000, 1_000),
    scattered(0x627, 36, 260),
    scattered(0x627, 36, 1_000),
    scattered(0x1f300, 500, 130),
    scattered(0x1f300, 500, 500),
    '"\\'.repeat(250),
  ];
  for (const text of texts) {
    const answer = await site.post(url, await site.open(url), { comment: text, token: 'none' });
    expect(answer.status).toBe(303);
    expect(answer.location?.length).toBeLessThan(6_000);
    const asked = await site.open(addressOf(answer));
    expect(typedIn(asked.body)).toBe(text);
  }
  const long = scattered(0x4e00, 20_000, 5_000);
  const page = await site.open(url);
  for (let time = 0; time < 2; time += 1) {
    const answer = await site.post(url, page, { comment: long });
    expect(answer).toMatchObject({ status: 422, state: 'cancellable' });
    expect(answer.body).toContain(long);
  }
  expect((await truthOf(booking)).deletes).toBe(0);
  // The customer goes back and shortens the comment: nothing was decided, so the press counts.
  expect((await site.press(url, page, { comment: 'Kort' })).status).toBe(303);
  expect((await truthOf(booking)).comment).toBe('Kort');
});

test('what came of a press is another link’s nothing, and no word of it is readable in the address', async ({
  start,
}) => {
  const site = start();
  const [mine, other] = [await makeBooking(), await makeBooking()];
  const url = linkTo(mine, { site: origin });
  const answer = await site.post(url, await site.open(url), { comment, token: 'none' });
  const [, after = ''] = /&after=([\w-]+)/.exec(answer.location ?? '') ?? [];
  const bytes = Buffer.from(after, 'base64url').toString('latin1');
  expect(bytes).not.toContain('natt');
  expect((await site.open(`${linkTo(other, { site: origin })}&after=${after}`)).state).toBe(
    'cancellable',
  );
  const damaged = `${addressOf(answer).slice(0, -3)}AAA`;
  expect((await site.open(damaged)).state).toBe('cancellable');
  // Another language tells the same.
  const shown = await site.open(addressOf(answer));
  const [, english = ''] = /href="(\/en\/[^"]+)"/.exec(shown.body) ?? [];
  const inEnglish = await site.open(origin + english.replaceAll('&amp;', '&'));
  expect(inEnglish.state).toBe('confirm-again');
  expect(hiddenFields(inEnglish.body)['comment']).toBe(comment);
});

const moves: readonly (readonly [
  name: string,
  booking: object,
  fields: Record<string, string>,
  state: string,
  status: number,
  puts: number,
])[] = [
  ['declined', { fault: { wire: '409', on: ['move'] } }, {}, 'not-moved', 409, 1],
  ['in doubt', { fault: { wire: 'html-502', on: ['move'] } }, {}, 'move-unconfirmed', 502, 1],
  ['asked again', {}, { token: 'none' }, 'confirm-again', 200, 0],
  ['a time that is gone', {}, { time: '2020-01-01T09:00:00' }, 'slot-gone', 409, 0],
  ['nothing chosen', {}, { time: '' }, 'choose-time', 200, 0],
  ['changed meanwhile', {}, { shown: '.something-else' }, 'choose-time', 200, 0],
  ['a page of another version', {}, { shown: 'something-else' }, 'confirm-again', 200, 0],
  ['moved', {}, {}, 'moved', 200, 1],
  [
    'moved, and the link gone',
    { fault: { assumptions: { codeAfterMove: 'new' } } },
    {},
    'moved',
    200,
    1,
  ],
];
for (const [name, booking, fields, state, status, puts] of moves)
  test(`a change of time, ${name}: ${state}, and a refresh reads`, async ({ start }) => {
    const site = start();
    const made = await makeBooking(booking);
    const link = linkTo(made, { site: origin });
    const [time = ''] = offeredTimes((await site.open(timesLink(link))).body);
    const url = timeLink(link, time);
    const page = await site.open(url);
    const chosen = { ...fields };
    const { address, shown, refreshed } = await pressAndRefresh(site, url, page, chosen);
    expect(shown).toMatchObject({ state, status });
    expect(refreshed).toMatchObject({ state, status });
    site.pass(5_000);
    expect((await site.post(url, page, chosen)).status).toBe(303);
    expect((await site.open(address)).state).toBe(state);
    expect(await placeOf(made)).toMatchObject({ puts, deletes: 0 });
    if (state === 'confirm-again') {
      expect((await site.press(url, refreshed)).status).toBe(303);
      expect((await placeOf(made)).puts).toBe(1);
    }
  });

test('an address takes at most 8 KB, however much two presses leave behind', async ({
  startMemorySite,
}) => {
  const site = startMemorySite({
    settings: await receiptSettings(Date.now() - 1_000),
    tuning: { minReadingMilliseconds: 0 },
  });
  const scribble = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.random() * 0x5000)).join('');
  const booked = [
    { Resources: Array.from({ length: 12 }, (_, Id) => ({ Id, Name: scribble(90) })) },
  ];
  const says = { says: { BookedResourceTypes: booked }, on: [] };
  const { booking, url, page } = await openNew(site, { fault: says });
  const otherTab = await site.open(url);
  const pressed = addressOf(await site.post(url, page, { comment: scribble(170) }));
  expect(new URL(pressed).searchParams.has('record')).toBe(true);
  await changeBooking(booking, { faults: [{ wire: '503' }] });
  const again = addressOf(await site.post(pressed, otherTab, { comment: scribble(1_000) }));
  expect(again.length).toBeLessThan(8_000);
  expect([...new URL(again).searchParams.keys()]).toEqual(['ticket', 'receipt', 'after']);
});
