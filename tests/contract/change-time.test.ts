import { expect } from '@playwright/test';
import type { Tuning } from '@/lib/settings/tuning';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales } from '@/i18n/locales';
import type { Booking } from '@/lib/booking/booking';
import { momentOfWallTime } from '@/lib/booking/moment';
import {
  dayLink,
  offeredTimes,
  placeOf,
  signInSettings,
  timeLink,
  timesLink,
} from '../../tools/support/change-time';
import { hiddenFields } from '../../tools/support/customer';
import { type MemorySite, test as memoryTest } from '../../tools/support/memory-site';
import { changeBooking, linkTo, makeBooking, type TestBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';
import { aBooking } from '../support/bookings';

/** A change of time through the real handlers, from the ticket to the page with the result. */

const sv = words('sv');
const test = memoryTest.extend<{
  startChanging: (env?: Record<string, string>, tuning?: Partial<Tuning>) => MemorySite;
}>({
  startChanging: async ({ startMemorySite }, use) => {
    await use((env = {}, tuning = {}) =>
      startMemorySite({
        settings: { ...signInSettings(), ...env },
        tuning: { minReadingMilliseconds: 0, ...tuning },
      }),
    );
  },
});

const linkOf = (booking: TestBooking) => linkTo(booking, { site: 'http://site.example' });
/** Opens the page of a suggestion: the first is a week later, so that it can be changed once more. */
const choose = async (site: MemorySite, booking: TestBooking, which = 0) => {
  const link = linkOf(booking);
  const offered = await site.open(timesLink(link));
  const time = offeredTimes(offered.body).at(which) ?? '';
  const url = timeLink(link, time);
  const page = await site.open(url);
  return { offered, url, page, time, press: () => site.press(url, page) };
};
const hrefOf = (body: string, text: string) =>
  new RegExp(`href="([^"]+)"[^>]*>${text}`).exec(body)?.[1]?.replaceAll('&amp;', '&');
const follow = (site: MemorySite, location: string | undefined) =>
  site.open(`http://site.example${location ?? ''}`);

test('off by default: nothing of it shows, its address leads nowhere, and no style is sent', async ({
  startMemorySite,
}) => {
  const site = startMemorySite();
  const booking = await makeBooking();
  const ticket = await site.open(linkOf(booking));
  expect(ticket.body).not.toContain(sv('choose-time.offer'));
  expect(ticket.body).not.toContain('/time?');
  expect(ticket.body.match(/<style>/g)).toHaveLength(1);
  expect((await site.open(timesLink(linkOf(booking)))).status).toBe(404);
  expect((await site.press(timesLink(linkOf(booking)), ticket, { time: 'x' })).status).toBe(404);
  expect((await site.press(linkOf(booking), ticket)).state).toBe('confirm-again');
});

test('from the ticket to the new time: chosen, moved, told, and the same link goes on', async ({
  startChanging,
}) => {
  const site = startChanging();
  const booking = await makeBooking();
  const before = await placeOf(booking);
  const ticket = await site.open(linkOf(booking));
  expect(ticket.body).toContain(sv('choose-time.offer'));
  const { offered, page, time, press } = await choose(site, booking);
  expect(offered).toMatchObject({ status: 200, state: 'choose-time' });
  expect(offeredTimes(offered.body)).not.toContain(before.from);
  expect(page).toMatchObject({ status: 200, state: 'confirm-move' });
  expect(page.body).toContain(sv('confirm-move.price'));
  expect(page.body).toContain(`dateTime="${time}"`);
  expect((await placeOf(booking)).puts).toBe(0);

  const answer = await press();
  expect(answer.status).toBe(303);
  const moved = await follow(site, answer.location);
  expect(moved).toMatchObject({ status: 200, state: 'moved' });
  expect(moved.body).toMatch(new RegExp(`<del[^>]*><time dateTime="${before.from}"`));
  expect(moved.body).toContain(`dateTime="${time}"`);
  expect(moved.body).toContain(sv('booking.deadline'));
  expect(await placeOf(booking)).toEqual({ from: time, statusId: 1, puts: 1, deletes: 0 });
  // Again and again, and the link in the email opens the booking at its new time.
  expect((await follow(site, answer.location)).state).toBe('moved');
  const later = await site.open(linkOf(booking));
  expect(later.state).toBe('cancellable');
  expect(later.body).toContain(`dateTime="${time}"`);

  const texts = await site.site.metrics.text();
  for (const step of ['offered', 'chosen', 'moved'])
    expect(texts).toContain(`cancellation_moves_total{step="${step}"} 1`);
  expect(site.said()).not.toContain(booking.code);
});

test('each calendar file replaces the one before, through a change and a cancel', async ({
  startChanging,
}) => {
  const site = startChanging();
  const booking = await makeBooking();
  const sequence = async () => {
    const { body } = await site.open(linkOf(booking).replace('?', '/calendar?'));
    return Number(/SEQUENCE:(\d+)/.exec(body)?.[1]);
  };
  const first = await sequence();
  site.pass(60_000);
  await (await choose(site, booking)).press();
  const second = await sequence();
  expect(second).toBeGreaterThan(first);
  site.pass(60_000);
  await changeBooking(booking, { StatusId: 2 });
  const third = await sequence();
  expect(third).toBeGreaterThan(second);
  expect(third).toBeLessThan(2 ** 31);
});

test('three suggestions say why, and all times stand by the day, with weeks before and after', async ({
  startChanging,
}) => {
  const site = startChanging();
  const booking = await makeBooking({ startsIn: 3 * 24 * 60 });
  const { from } = await placeOf(booking);
  const { offered } = await choose(site, booking);
  const suggestions = offeredTimes(offered.body);
  expect(suggestions.length).toBeLessThanOrEqual(3);
  expect(offered.body).toContain(sv('choose-time.why.before'));
  expect(offered.body).toContain(sv('choose-time.why.after'));

  const all = await follow(site, hrefOf(offered.body, sv('choose-time.all')));
  const times = offeredTimes(all.body);
  expect(times).toEqual([...times].sort());
  expect(new Set(times.map((time) => time.slice(0, 10))).size).toBe(1);
  expect(all.body.match(/<ol[^>]*>.*?<\/ol>/s)?.[0].match(/<li/g)).toHaveLength(7);

  const next = await follow(site, hrefOf(all.body, sv('choose-time.later')));
  const [first = ''] = offeredTimes(next.body);
  expect(first > (times.at(-1) ?? '')).toBe(true);
  expect(next.body).toContain(sv('choose-time.earlier'));
  const page = await site.open(timeLink(linkOf(booking), first));
  expect((await site.press(timeLink(linkOf(booking), first), page)).status).toBe(303);
  expect((await placeOf(booking)).from).toBe(first);
  expect(first).not.toBe(from);
});

test('the booked time stands among the free ones of its day, and cannot be chosen', async ({
  startChanging,
}) => {
  const site = startChanging();
  const booking = await makeBooking({ startsIn: 3 * 24 * 60 });
  const { from } = await placeOf(booking);
  const page = await site.open(dayLink(linkOf(booking), from.slice(0, 10)));
  expect(page.body).toContain(sv('choose-time.yours'));
  expect(offeredTimes(page.body)).not.toContain(from);
});

test('none free is said so, with the telephone and the way to cancel; so is what cannot be read', async ({
  startChanging,
}) => {
  const site = startChanging();
  const none = await makeBooking({
    fields: { BookedResourceTypes: [{ Id: 1, Resources: [{ Id: 99 }] }] },
  });
  const page = await site.open(timesLink(linkOf(none)));
  expect(page).toMatchObject({ status: 200, state: 'choose-time' });
  expect(page.body).toContain(sv('choose-time.none', { named: 'yes', company: 'Salong Norrsken' }));
  expect(page.body).toContain('href="tel:');
  expect(page.body).toContain(sv('act.back'));

  const blind = await makeBooking({ fault: { wire: '503', on: ['times'] } });
  const unreadable = await site.open(timesLink(linkOf(blind)));
  expect(unreadable).toMatchObject({ status: 503, state: 'choose-time' });
  expect(unreadable.body).toContain(sv('choose-time.unreadable'));
  // Cancelling still works.
  const ticket = await site.open(linkOf(blind));
  expect((await site.press(linkOf(blind), ticket, { reason: 'ill' })).status).toBe(303);
});

test('a choice that somebody else took while it was looked at: another is offered, nothing is changed', async ({
  startChanging,
}) => {
  const site = startChanging();
  const serviceId = 7100;
  const booking = await makeBooking({ serviceId });
  const before = await placeOf(booking);
  const { time, press } = await choose(site, booking);
  const end = time.replace(
    /T(\d\d)/,
    (_, hour: string) => `T${String(Number(hour) + 1).padStart(2, '0')}`,
  );
  await makeBooking({ serviceId, fields: { From: time, To: end } });
  const gone = await press();
  expect(gone).toMatchObject({ status: 409, state: 'slot-gone' });
  expect(offeredTimes(gone.body)).not.toContain(time);
  expect(offeredTimes(gone.body).length).toBeGreaterThan(0);
  expect(await placeOf(booking)).toEqual({ ...before, puts: 0 });
  // The choice goes on from there.
  const other = timeLink(linkOf(booking), offeredTimes(gone.body)[0] ?? '');
  expect((await site.press(other, await site.open(other))).status).toBe(303);
});

const outcomes = [
  [{ wire: '409', on: ['move'] }, 'not-moved', 409],
  [{ wire: '403', on: ['move'] }, 'not-moved', 409],
  [{ wire: '500', on: ['move'] }, 'not-moved', 409],
  [{ wire: 'html-502', on: ['move'] }, 'move-unconfirmed', 502],
  [{ wire: 'reset', on: ['move'], commit: 'after' }, undefined, 303],
  [{ assumptions: { moveAnswer: 'empty' } }, undefined, 303],
  [{ assumptions: { codeAfterMove: 'new' } }, 'moved', 200],
  [{ assumptions: { codeAfterMove: 'new', moveAnswer: 'empty' } }, 'move-unconfirmed', 502],
  [{ assumptions: { whoMoves: 'administrator', deadlineMoves: 'no' } }, undefined, 303],
] as const;
for (const [fault, state, status] of outcomes) {
  test(`${JSON.stringify(fault)}: ${state ?? 'moved'}`, async ({ startChanging }) => {
    const site = startChanging();
    const booking = await makeBooking({ fault });
    const { press } = await choose(site, booking);
    const answer = await press();
    expect(answer.status).toBe(status);
    expect(answer.state).toBe(state);
    expect((await placeOf(booking)).puts).toBe(1);
    if (state === 'moved') expect(answer.body).toContain(sv('moved.linkGone'));
  });
}

test('a time that could probably not be cancelled is marked, asked about, and told with its deadline', async ({
  startChanging,
}) => {
  const site = startChanging();
  // Two days ahead with a deadline a day before it: no time of today or early tomorrow can be cancelled.
  const booking = await makeBooking({ startsIn: 2 * 24 * 60, deadlineIn: 60 });
  const [today = ''] = new Date().toISOString().split('T');
  const day = await site.open(dayLink(linkOf(booking), today));
  expect(day.body).toContain(sv('choose-time.likelyFinal'));
  const [nearest = ''] = offeredTimes(day.body);
  const url = timeLink(linkOf(booking), nearest);
  const page = await site.open(url);
  expect(page.body).toContain(sv('confirm-move.final'));
  const moved = await follow(site, (await site.press(url, page)).location);
  expect(moved.state).toBe('moved');
  expect(moved.body).toContain(sv('booking.deadlinePassed'));
});

test('a read that is behind after the new time was read does not unsay it, and a third time is no delay', async ({
  startMemorySite,
}) => {
  const at = (wall: string) => momentOfWallTime(wall, 'Europe/Stockholm');
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const time = (start: string, end: string) => ({
    start: at(start),
    end: at(end),
    written: { start, end },
  });
  const free = time(`${day(9)}T09:00:00`, `${day(9)}T10:00:00`);
  const third = time(`${day(10)}T09:00:00`, `${day(10)}T10:00:00`);
  const price = (value: number) => [
    {
      category: undefined,
      quantity: 1,
      text: undefined,
      amount: { value, currency: 'SEK', sign: 'kr' },
    },
  ];
  const old = aBooking({
    ...{ start: at(`${day(8)}T14:30:00`), end: at(`${day(8)}T15:30:00`), deadline: undefined },
    priceLines: price(450),
  });
  const moved = aBooking({ ...old, start: free.start, end: free.end, priceLines: price(520) });
  let shows: Booking = old;
  const read = () => Promise.resolve({ kind: 'found' as const, booking: shows });
  const site = startMemorySite({
    settings: signInSettings(),
    tuning: { minReadingMilliseconds: 0 },
    replaced: {
      api: {
        read,
        readBeforeChange: read,
        readAfterChange: read,
        cancel: () => Promise.reject(new Error('nobody cancels')),
        close: () => Promise.resolve(),
      },
      moves: {
        freeTimes: () => Promise.resolve({ kind: 'read', times: [free], isCut: false }),
        move: () => {
          shows = moved;
          return Promise.resolve({ kind: 'answered', booking: moved });
        },
        close: () => Promise.resolve(),
      },
    },
  });
  const url = timeLink(linkOf({ id: old.id, code: 'ABCDEF' }), free.written.start);
  const answer = await site.press(url, await site.open(url));
  expect(answer.status).toBe(303);
  const look = () => follow(site, answer.location);
  for (const page of [await look(), await look()]) {
    expect(page.state).toBe('moved');
    // Also on a refresh, and on another instance.
    expect(page.body).toContain(sv('moved.price', { amount: '520\u00a0kr' }));
    expect(page.body).toContain(sv('moved.priceBefore', { amount: '450\u00a0kr' }));
    expect(page.body).not.toContain(sv('confirm-move.price'));
    expect(page.body).not.toContain(sv('moved.catchingUp'));
  }

  shows = old;
  const late = await look();
  expect(late).toMatchObject({ state: 'moved', status: 200 });
  expect(late.body).toContain(sv('moved.catchingUp'));
  expect(late.body).toContain(`dateTime="${free.written.start}"`);
  expect(late.body.split(`dateTime="${old.start?.wall ?? ''}"`)).toHaveLength(2);
  expect(late.body).not.toContain(sv('moved.link'));
  expect(late.body).not.toContain(sv('act.back'));
  const [, again = ''] = /href="([^"]+move=[^"]+)"[^>]*data-once/.exec(late.body) ?? [];
  expect((await follow(site, again.replaceAll('&amp;', '&'))).state).toBe('moved');

  shows = aBooking({ ...old, start: third.start, end: third.end });
  expect((await look()).state).toBe('choose-time');
  shows = old;
  site.pass(10 * 60_000);
  expect((await look()).state).toBe('choose-time');
});

test('a change that moved the start alone is not told as changed, then or later', async ({
  startChanging,
}) => {
  const site = startChanging();
  const booking = await makeBooking({ fault: { wire: 'reset', on: ['move'], commit: 'before' } });
  const { time, press } = await choose(site, booking);
  const answer = await press();
  expect(answer.state).toBe('move-unconfirmed');
  const [, again = ''] = /href="([^"]+move=[^"]+|[^"]+after=[^"]+)"/.exec(answer.body) ?? [];
  const later = time.replace(/T\d\d/, 'T23');
  for (const To of [undefined, later]) {
    await changeBooking(booking, { fields: { From: time, ...(To === undefined ? {} : { To }) } });
    const seen = await follow(site, again.replaceAll('&amp;', '&'));
    expect(seen.state).toBe('move-unconfirmed');
    expect(seen.body).not.toContain(sv('moved.title'));
  }
});

test('a change that one instance proved is told by another that found no booking a moment ago', async ({
  startChanging,
}) => {
  const [one, other] = [startChanging(), startChanging()];
  const booking = await makeBooking();
  const unlisted = { fault: { assumptions: { cancelledListed: 'no' } } };
  await changeBooking(booking, { StatusId: 2, ...unlisted });
  expect((await other.open(linkOf(booking))).state).toBe('not-found');
  await changeBooking(booking, { StatusId: 1 });
  const { press } = await choose(one, booking);
  const answer = await press();
  expect(answer.location).toContain('move=');
  expect((await follow(other, answer.location)).state).toBe('moved');
});

test('another language of a page that says moved says so, too', async ({ startChanging }) => {
  const site = startChanging();
  const booking = await makeBooking();
  const { press } = await choose(site, booking);
  const moved = await follow(site, (await press()).location);
  const [, english = ''] = /href="(\/en\/[^"]+)"/.exec(moved.body) ?? [];
  expect((await follow(site, english.replaceAll('&amp;', '&'))).body).toContain(
    words('en')('moved.title'),
  );
});

test('looking again after no answer says moved as soon as it is read so', async ({
  startChanging,
}) => {
  const site = startChanging();
  const booking = await makeBooking({ fault: { wire: 'reset', on: ['move'], commit: 'before' } });
  const { time, press } = await choose(site, booking);
  const answer = await press();
  expect(answer).toMatchObject({ status: 502, state: 'move-unconfirmed' });
  const [, again = ''] = /href="([^"]+move=[^"]+)"/.exec(answer.body) ?? [];
  // The API makes the change late: after the customer's answer.
  const To = time.replace(/T(\d\d)/, (_, hour) => `T${String(Number(hour) + 1).padStart(2, '0')}`);
  await changeBooking(booking, { fields: { From: time, To } });
  const seen = await follow(site, again.replaceAll('&amp;', '&'));
  expect(seen).toMatchObject({ status: 200, state: 'moved' });
  expect((await placeOf(booking)).puts).toBe(1);
});

test('a double tap is one PUT, and pressing once more sends none', async ({ startChanging }) => {
  const site = startChanging();
  const booking = await makeBooking({ fault: { wire: 'delay', milliseconds: 200, on: ['move'] } });
  const { url, page, press } = await choose(site, booking);
  const both = await Promise.all([press(), press()]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect((await placeOf(booking)).puts).toBe(1);
  expect((await site.press(url, page)).status).toBe(303);
  expect((await placeOf(booking)).puts).toBe(1);
});

test('what looks automated is asked once more, another site changes nothing, and no choice offers the times', async ({
  startChanging,
}) => {
  const site = startChanging({}, { minReadingMilliseconds: 2_000 });
  const booking = await makeBooking();
  const { url, page, time } = await choose(site, booking);
  const quick = await site.press(url, page);
  expect(quick).toMatchObject({ status: 200, state: 'confirm-again' });
  expect(quick.body).toContain(sv('confirm-move.again'));
  expect(hiddenFields(quick.body)['time']).toBe(time);
  expect((await placeOf(booking)).puts).toBe(0);

  const elsewhere = await site.press(url, page, {}, { 'sec-fetch-site': 'cross-site' });
  expect(elsewhere).toMatchObject({ status: 403, state: 'choose-time' });
  expect((await placeOf(booking)).puts).toBe(0);

  const empty = await site.press(url, await site.open(url), { time: '' });
  expect(empty).toMatchObject({ status: 200, state: 'choose-time' });

  site.pass(3_000);
  expect((await site.press(url, quick)).status).toBe(303);
  expect((await placeOf(booking)).puts).toBe(1);
});

test('after the deadline only where the operator allows it, and nowhere where it is off', async ({
  startChanging,
}) => {
  const branded = (changeTime: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'branding-')), 'look.json');
    writeFileSync(file, JSON.stringify({ everywhere: { changeTime } }));
    return startChanging({ BRANDING_FILE: file });
  };
  const late = { startsIn: 300, deadlineIn: -60 };
  const inTime = startChanging();
  const one = await makeBooking(late);
  const ticket = await inTime.open(linkOf(one));
  expect(ticket.state).toBe('too-late');
  expect(ticket.body).not.toContain(sv('choose-time.offer'));
  expect((await inTime.open(timesLink(linkOf(one)))).state).toBe('too-late');

  const allowed = branded('until-start');
  expect((await allowed.open(linkOf(one))).body).toContain(sv('choose-time.offer'));
  expect((await (await choose(allowed, one)).press()).status).toBe(303);

  const off = branded('off');
  const two = await makeBooking();
  expect((await off.open(linkOf(two))).body).not.toContain(sv('choose-time.offer'));
  expect((await off.open(timesLink(linkOf(two)))).state).toBe('cancellable');
});

test('no credential reaches a page, the log or the numbers, also where they are rejected', async ({
  startChanging,
}) => {
  const site = startChanging({ BOKAMERA_PASSWORD: 'wrong-but-secret' });
  const booking = await makeBooking();
  const { press } = await choose(site, booking);
  const answer = await press();
  expect(answer).toMatchObject({ status: 409, state: 'not-moved' });
  expect((await placeOf(booking)).puts).toBe(0);
  expect(site.said()).toContain('sign-in-failed');
  const everything = answer.body + site.said() + (await site.site.metrics.text());
  for (const secret of ['wrong-but-secret', 'sandbox@example.com', 'Bearer'])
    expect(everything).not.toContain(secret);
  // Cancelling needs no sign-in.
  const ticket = await site.open(linkOf(booking));
  expect((await site.press(linkOf(booking), ticket)).status).toBe(303);
});

test('every language has its own words for each of its pages', async ({ startChanging }) => {
  const site = startChanging();
  for (const locale of locales) {
    const booking = await makeBooking({ fault: { wire: '409', on: ['move'], times: 1 } });
    const link = linkTo(booking, { locale, site: 'http://site.example' });
    const offered = await site.open(timesLink(link));
    const t = words(locale);
    expect(offered.body).toContain(t('choose-time.all'));
    const url = timeLink(link, offeredTimes(offered.body)[0] ?? '');
    const page = await site.open(url);
    expect(page.body).toContain(t('confirm-move.newTime'));
    const declined = await site.press(url, page);
    expect(declined.body).toContain(t('not-moved.title'));
    const moved = await follow(site, (await site.press(url, await site.open(url))).location);
    expect(moved.body).toContain(t('moved.title'));
  }
});

test('what the company says of a time in public stands below its day, as its words', async ({
  startChanging,
}) => {
  const site = startChanging();
  const link = linkOf(await makeBooking());
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
  const saturday = [7, 8, 9, 10, 11, 12, 13].map(inDays).find((day) => day.getUTCDay() === 6);
  const day = await site.open(dayLink(link, saturday?.toISOString().slice(0, 10) ?? ''));
  const notes = day.body.match(/<p[^>]*>[^<]*<bdi lang="sv">Lördagsöppet<\/bdi>/g) ?? [];
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('10:00');
  const page = await site.open(timeLink(link, offeredTimes(day.body)[0] ?? ''));
  expect(page.body).toContain('Lördagsöppet');
});
