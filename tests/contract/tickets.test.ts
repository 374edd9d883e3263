import { expect } from '@playwright/test';
import { offeredTimes, signInSettings, timeLink, timesLink } from '../../tools/support/change-time';
import { decode } from '../../tools/support/customer';
import { test } from '../../tools/support/memory-site';
import { linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/** The code in the emailed link is a password: from its page on, a ticket replaces it. */

const sv = words('sv');
const site = 'http://localhost';

/** Every address that the page offers to go to or send to. */
const waysFrom = (body: string) =>
  [...body.matchAll(/(?:href|action)="(\/[^"]*bookings[^"]*)"/g)].map(
    ([, path = '']) => `${site}${path.replaceAll('&amp;', '&')}`,
  );

test('no page that the link leads to contains the code, and every way from it works', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  const booking = await makeBooking();
  const page = await open(linkTo(booking, { site }));
  expect(page.body).not.toContain(booking.code);
  const ways = waysFrom(page.body);
  expect(ways.length).toBeGreaterThan(8);
  for (const way of ways) {
    const next = await open(way);
    expect(next.status, way).toBe(200);
    expect(next.body, way).not.toContain(booking.code);
  }
  const again = await press(ways[0] ?? '', page, { token: 'forged' });
  expect(again.state).toBe('confirm-again');
  expect(again.body).not.toContain(booking.code);

  pass(5_000);
  const done = await press(ways[0] ?? '', page);
  expect(done.status).toBe(303);
  expect(done.location).not.toContain(booking.code);
  const end = await open(`${site}${done.location ?? ''}`);
  expect(end.state).toBe('cancelled');
  expect(end.body).not.toContain(booking.code);
});

test('a page opened by its ticket keeps that ticket, and a reload shows the same', async ({
  startMemorySite,
}) => {
  const { open, pass } = startMemorySite();
  const page = await open(linkTo(await makeBooking(), { site }));
  const [self = ''] = waysFrom(page.body);
  pass(60_000);
  const reloaded = await open(self);
  expect(reloaded.state).toBe('cancellable');
  expect(reloaded.body).not.toContain('data-tidy');
  expect(waysFrom(reloaded.body)[0]).toBe(self);
});

test('a ticket that no longer opens says of a change of time that it was not made', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite({ settings: signInSettings() });
  const url = linkTo(await makeBooking(), { site });
  const [time = ''] = offeredTimes((await open(timesLink(url))).body);
  const page = await open(timeLink(url, time));
  const [, action = ''] = /action="(\/[^"]*\/time[^"]*)"/.exec(page.body) ?? [];
  pass(91 * 24 * 3_600_000);
  const late = await press(`${site}${decode(action)}`, page);
  expect([late.status, late.state]).toEqual([404, 'not-found']);
  expect(late.body).toContain(sv('act.notDone.move'));
  expect(late.body).not.toContain(sv('act.notDone.cancel'));
});

test('a ticket that no longer opens says so, not that no booking was found, and that nothing was sent', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  const booking = await makeBooking();
  const page = await open(linkTo(booking, { site }));
  const [self = ''] = waysFrom(page.body);
  pass(91 * 24 * 3_600_000);
  const late = await press(self, page);
  expect([late.status, late.state]).toEqual([404, 'not-found']);
  for (const part of ['title', 'h1'])
    expect(late.body).toMatch(new RegExp(`<${part}[^>]*>${sv('not-found.outdatedTitle')}`));
  expect(late.body).not.toContain(sv('not-found.title'));
  expect(late.body).toContain(sv('not-found.outdated'));
  expect(late.body).toContain(sv('act.notDone.cancel'));
  expect((await truthOf(booking)).deletes).toBe(0);
  const opened = await open(self);
  expect(opened.body).toContain(sv('not-found.outdated'));
  expect(opened.body).not.toContain(sv('act.notDone.cancel'));
});
