import { expect } from '@playwright/test';
import { momentOfInstant } from '@/lib/booking/moment';
import { test } from '../../tools/support/memory-site';
import { linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';

const site = 'http://localhost';

test('a booking made minutes ago asks once more, however human the press; later it does not', async ({
  startMemorySite,
}) => {
  const { open, press, pass, said } = startMemorySite();
  const { wall } = momentOfInstant(Date.now() - 60_000, 'Europe/Stockholm');
  const booking = await makeBooking({ fields: { CreatedDate: wall } });
  const link = linkTo(booking, { site });
  const page = await open(link);
  pass(5_000);
  const asked = await press(link, page, { input: 'seen', comment: 'Jag är sjuk.' });
  expect(asked.state).toBe('confirm-again');
  expect(asked.body).toContain('Jag är sjuk.');
  expect(said()).toContain('"verdict":"just-made"');
  expect((await truthOf(booking)).deletes).toBe(0);
  pass(5_000);
  expect((await press(link, asked, { input: 'seen' })).status).toBe(303);

  const older = await makeBooking({ fields: { CreatedDate: wall } });
  const opened = await open(linkTo(older, { site }));
  pass(30 * 60_000);
  expect((await press(linkTo(older, { site }), opened)).status).toBe(303);
});

test('a press on a page of another version is asked about, and the log says why', async ({
  startMemorySite,
}) => {
  const { open, press, pass, said } = startMemorySite();
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const page = await open(link);
  pass(5_000);
  const asked = await press(link, page, { input: 'seen', shown: 'of-another-version' });
  expect(asked.state).toBe('confirm-again');
  expect(said()).toContain('"verdict":"other-version"');
  expect((await truthOf(booking)).deletes).toBe(0);
});

test('on the page that asks again, the first button keeps the booking', async ({
  startMemorySite,
}) => {
  const { open, press } = startMemorySite();
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const asked = await press(link, await open(link), { token: 'forged' });
  const [first = ''] = /<form[^]*?<button[^]*?<\/form>/.exec(asked.body) ?? [];
  expect(first).toMatch(/action="\/sv\/bookings\/\d+\/kept" method="get"/);
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(first) ?? [];
  const kept = await open(`${site}/sv/bookings/${booking.id}/kept?ticket=${ticket}`);
  expect(kept.state).toBe('kept');
  expect((await truthOf(booking)).deletes).toBe(0);
});
