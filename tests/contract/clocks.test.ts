import { expect } from '@playwright/test';
import { momentOfInstant } from '@/lib/booking/moment';
import {
  signInSettings,
  offeredTimes,
  placeOf,
  timeLink,
  timesLink,
} from '../../tools/support/change-time';
import { test } from '../../tools/support/memory-site';
import { linkTo, makeBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';
import { startScripted } from '../support/scripted-server';

/** Clocks that are apart: ours and the API's, and those of two instances. */

const t = words('sv');
const minute = 60_000;
const site = 'http://site.example';
const follow = (address: string | undefined) => `${site}${address ?? ''}`;

/** An API whose clock is ahead of ours by so much, with one booking. */
async function startApi(ahead: () => number, dates: Readonly<Record<string, string>>) {
  return startScripted((response) => {
    const booking = {
      Id: 404_042,
      Status: 'Booked',
      StatusId: 1,
      Company: { Name: 'Salong Norrsken', CountryId: 'SE' },
      ...dates,
    };
    response
      .writeHead(200, { date: new Date(Date.now() + ahead()).toUTCString() })
      .end(JSON.stringify({ Results: [booking], Total: 1 }));
  });
}

const wall = (fromNow: number) => momentOfInstant(Date.now() + fromNow, 'Europe/Stockholm').wall;

test('a clock that is off is told once, and no page calls passed what may not have', async ({
  startMemorySite,
}) => {
  let ahead = -10 * minute;
  const api = await startApi(() => ahead, {
    From: wall(60 * minute),
    To: wall(90 * minute),
    LastTimeToUnBook: wall(-5 * minute),
  });
  const { open, said, site: own } = startMemorySite({ settings: { BOKAMERA_API_URL: api.url } });
  const link = linkTo({ id: 404_042, code: 'ABCDEF' }, { site });
  const doubt = async () =>
    Number(/^cancellation_clock_doubt_seconds (\d+)$/m.exec(await own.metrics.text())?.[1]);
  const lines = () => said().match(/"event":"clock-\w+"/g) ?? [];

  expect(await doubt()).toBe(0);
  // One answer proves nothing.
  expect((await open(link)).state).toBe('too-late');
  for (let times = 0; times < 4; times += 1) await open(link);
  const page = await open(link);
  expect(page.state).toBe('cancellable');
  expect(page.body).toContain(t('cancellable.mayHavePassed'));
  expect(page.body).not.toContain(t('cancellable.doubtful'));
  expect(await doubt()).toBeGreaterThan(595);
  expect(await doubt()).toBeLessThanOrEqual(600);
  expect(lines()).toEqual(['"event":"clock-off"']);

  ahead = 0;
  for (let times = 0; times < 5; times += 1) await open(link);
  expect((await open(link)).state).toBe('too-late');
  expect(await doubt()).toBe(0);
  expect(lines()).toEqual(['"event":"clock-off"', '"event":"clock-agrees"']);
  api.stop();
});

test('a key that the API refuses is told once, and once more when it is accepted again', async ({
  startMemorySite,
}) => {
  const { open, said } = startMemorySite();
  const refused = await makeBooking({ fault: { wire: '401', on: ['read'] } });
  const lines = () => said().match(/"event":"api-key-\w+"/g) ?? [];
  for (let times = 0; times < 2; times += 1) await open(linkTo(refused, { site }));
  expect(lines()).toEqual(['"event":"api-key-refused"']);
  await open(linkTo(await makeBooking(), { site }));
  expect(lines()).toEqual(['"event":"api-key-refused"', '"event":"api-key-accepted"']);
});

test('what one instance proved holds on another whose clock is minutes behind', async ({
  startMemorySite,
}) => {
  const settings = {
    SIGNING_SECRET: 'a secret of thirty-two characters or more',
    ...signInSettings(),
  };
  const tuning = { minReadingMilliseconds: 0 };
  const here = startMemorySite({ settings, tuning });
  const behind = startMemorySite({ settings, tuning });
  here.pass(2 * minute);

  // A cancel that the API does not show yet.
  const cancelled = await makeBooking({ fault: { on: ['cancel'], stale: { reads: 100 } } });
  const link = linkTo(cancelled, { site });
  const proof = await here.press(link, await here.open(link));
  expect((await behind.open(follow(proof.location))).state).toBe('cancelled');

  // A move that it does not show yet.
  const booking = await makeBooking();
  const offered = await here.open(timesLink(linkTo(booking, { site })));
  const times = timeLink(linkTo(booking, { site }), offeredTimes(offered.body)[0] ?? '');
  const moved = await here.press(times, await here.open(times));
  expect((await behind.open(follow(moved.location))).state).toBe('moved');

  // A page of the one, pressed on the other: asked once more at most.
  const pressed = await makeBooking();
  const form = linkTo(pressed, { site });
  const first = await behind.press(form, await here.open(form));
  const second = first.state === 'confirm-again' ? await behind.press(form, first) : first;
  expect(second.status).toBe(303);
  expect((await placeOf(pressed)).deletes).toBe(1);

  // A page that asks again, too.
  const asked = await makeBooking();
  const again = linkTo(asked, { site });
  const quick = startMemorySite({ settings, tuning: { minReadingMilliseconds: 2_000 } });
  quick.pass(2 * minute);
  const asks = await quick.press(again, await quick.open(again));
  expect(asks.state).toBe('confirm-again');
  expect((await behind.press(again, asks)).status).toBe(303);
  expect((await placeOf(asked)).deletes).toBe(1);
});
