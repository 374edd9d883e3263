import { expect } from '@playwright/test';
import { test } from '../../tools/support/memory-site';
import { changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';

test('every way to open a link leaves its line, with a keyed hash in place of the code', async ({
  startMemorySite,
}) => {
  const { open, said } = startMemorySite();
  const booking = await makeBooking();
  const link = linkTo(booking);
  for (const [path, times] of [
    [link, 1],
    [link.replace('?', '/kept?'), 2],
    [link.replace('?', '/calendar?'), 3],
  ] as const) {
    expect((await open(path)).status).toBe(200);
    expect(said().match(/"event":"opened"/g)).toHaveLength(times);
  }
  expect(said()).not.toContain(booking.code);
});

test('a browser cannot hide anything in the line of the log that names it', async ({
  startMemorySite,
}) => {
  const { open, said } = startMemorySite();
  await open(linkTo(await makeBooking(), { site: 'http://localhost' }), {
    headers: { 'user-agent': 'Mozilla\u00ad/5.0 \u0085\u009bcurl' },
  });
  expect(said()).toContain('"agent":"Mozilla/5.0 curl"');
});

test('the line of a press says whether that press cancelled, and not only that the booking is', async ({
  startMemorySite,
}) => {
  const { submit, said } = startMemorySite({ tuning: { minReadingMilliseconds: 0 } });
  const booking = await makeBooking();
  const proved = () =>
    [...said().matchAll(/"page":"cancelled","proved":(\w+)/g)].map(([, is]) => is);
  await submit(booking, {}, { site: 'http://localhost' });
  expect(proved()).toEqual(['true']);
});

test('a press that finds the booking cancelled by the company proves nothing', async ({
  startMemorySite,
}) => {
  const { open, post, said } = startMemorySite({ tuning: { minReadingMilliseconds: 0 } });
  const booking = await makeBooking();
  const url = linkTo(booking, { site: 'http://localhost' });
  const page = await open(url);
  await changeBooking(booking, { StatusId: 2 });
  await post(url, page);
  expect(said()).toContain('"page":"cancelled","proved":false');
});
