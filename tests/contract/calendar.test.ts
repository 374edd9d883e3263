import { expect, test } from '@playwright/test';
import { test as memory } from '../../tools/support/memory-site';
import { open, submit } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

const calendarOf = (link: string) => open(link.replace('?', '/calendar?'));

test('the file keeps the event while the booking stands, and removes the same event once it is cancelled', async () => {
  const summer = { From: '2031-07-01T14:30:00', To: '2031-07-01T15:30:00' };
  const booking = await makeBooking({ company: 'salon', fields: summer });
  const kept = await calendarOf(linkTo(booking));
  expect(kept.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(kept.body).toMatch(/METHOD:PUBLISH\r\n.*SEQUENCE:0\r\nSTATUS:CONFIRMED/s);
  expect(kept.body).toContain('DTSTART:20310701T123000Z\r\nDTEND:20310701T133000Z\r\n');

  await submit(booking);
  const removed = await calendarOf(linkTo(booking));
  expect(removed.body).toMatch(/METHOD:CANCEL\r\n.*SEQUENCE:1\r\nSTATUS:CANCELLED/s);
  const uid = (body: string) => /UID:.*/.exec(body)?.[0];
  expect(uid(removed.body)).toBe(uid(kept.body));
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
