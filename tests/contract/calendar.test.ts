import { expect, test } from '@playwright/test';
import { test as memory } from '../../tools/support/memory-site';
import { open, submit } from '../../tools/support/customer';
import { addresses, changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';

const calendarOf = (link: string) => open(link.replace('?', '/calendar?'));

test('the file keeps the event while the booking stands, and removes the same event once it is cancelled', async () => {
  const summer = { From: '2031-07-01T14:30:00', To: '2031-07-01T15:30:00' };
  const booking = await makeBooking({ company: 'salon', fields: summer });
  const kept = await calendarOf(linkTo(booking));
  expect(kept.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(kept.body).toMatch(/METHOD:PUBLISH\r\n.*STATUS:CONFIRMED/s);
  expect(kept.body).toContain('DTSTART:20310701T123000Z\r\nDTEND:20310701T133000Z\r\n');

  await submit(booking);
  const removed = await calendarOf(linkTo(booking));
  expect(removed.body).toMatch(/METHOD:CANCEL\r\n.*STATUS:CANCELLED/s);
  const uid = (body: string) => /UID:.*/.exec(body)?.[0];
  expect(uid(removed.body)).toBe(uid(kept.body));
});

test('each change has a file above those before it, on two instances, with changes of time on and off', async () => {
  const sites = [addresses.site, addresses.otherSite];
  const booking = await makeBooking();
  let highest = -1;
  for (const change of [
    {},
    { fields: { From: '2099-01-05T10:00:00', To: '2099-01-05T11:00:00' } },
    { StatusId: 4 },
    { StatusId: 1 },
    { StatusId: 2 },
  ]) {
    await changeBooking(booking, change);
    const files = await Promise.all(sites.map((site) => calendarOf(linkTo(booking, { site }))));
    const numbers = files.map(({ body }) => Number(/SEQUENCE:(\d+)/.exec(body)?.[1]));
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toBeGreaterThan(highest);
    highest = Math.max(...numbers);
  }
});

test('the file in a receipt is the same cancel as the one behind the page', async () => {
  const booking = await makeBooking();
  const before = await calendarOf(linkTo(booking));
  const done = await submit(booking);
  const link = new URL(done.location ?? '', addresses.site).href;
  const receipt = await open(link.replace('?', '/receipt?'));
  const inReceipt = decodeURIComponent(
    /data:text\/calendar[^,]*,([^"]+)/.exec(receipt.body)?.[1] ?? '',
  );
  const after = await calendarOf(link);
  const sequence = (body: string) => Number(/SEQUENCE:(\d+)/.exec(body)?.[1]);
  expect(sequence(inReceipt)).toBe(sequence(after.body));
  expect(sequence(inReceipt)).toBeGreaterThan(sequence(before.body));
});

test('in winter the same wall time is another instant', async () => {
  const booking = await makeBooking({ company: 'salon', fields: { From: '2031-01-14T14:30:00' } });
  expect((await calendarOf(linkTo(booking))).body).toContain('DTSTART:20310114T133000Z\r\n');
});

test('text is escaped and long lines are folded by bytes', async () => {
  const booking = await makeBooking({
    fields: { Service: { Name: `Färg, slingor; och \\ ${'å'.repeat(80)}` } },
  });
  const { body } = await calendarOf(linkTo(booking));
  expect(body).toContain('Färg\\, slingor\\; och \\\\');
  for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('a wrong code gets no file', async () => {
  const booking = await makeBooking();
  const answer = await calendarOf(linkTo({ ...booking, code: 'wrong' }));
  expect(answer.status).toBe(303);
});

test('"keep" shows the booking as just read, and cannot claim it for one that is gone', async () => {
  const booking = await makeBooking();
  const keep = linkTo(booking).replace('?', '/kept?');
  expect(await open(keep)).toMatchObject({ status: 200, state: 'kept' });
  await submit(booking);
  expect((await open(keep)).state).toBe('cancelled');
  expect((await open(`${addresses.site}/sv/bookings/1/kept?code=x`)).state).toBe('not-found');
});

memory(
  'the event has the UID that the operator’s own mails give it',
  async ({ startMemorySite }) => {
    const { open: ask } = startMemorySite({ settings: { CALENDAR_UID: '{id}@bokamera.example' } });
    const booking = await makeBooking({ StatusId: 2 });
    const file = await ask(
      linkTo(booking, { site: 'http://localhost' }).replace('?', '/calendar?'),
    );
    expect(file.body).toContain(`UID:${booking.id}@bokamera.example\r\n`);
  },
);
