import { expect } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '../../tools/support/memory-site';
import { linkTo, makeBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

const sv = words('sv');

const typed = (fields: Record<string, string>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

test('whatever holds the link leads to the booking', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const booking = await makeBooking();
  for (const id of [linkTo(booking), `<${linkTo(booking)}>`, `#${booking.id} ${booking.code}`]) {
    const found = await open('http://localhost/sv/bookings', typed({ id, code: '' }));
    expect([found.status, found.location]).toEqual([
      303,
      `/sv/bookings/${booking.id}?code=${booking.code}`,
    ]);
  }
});

test('what cannot be read leads to a page that shows it again, and says what is wrong at its field', async ({
  startMemorySite,
}) => {
  const { open, pass } = startMemorySite();
  const mistype = async (fields: Record<string, string>) => {
    const { status, location = '' } = await open('http://localhost/sv/bookings', typed(fields));
    expect(status).toBe(303);
    expect(location).not.toContain('AB12');
    return `http://localhost${location}`;
  };
  const address = await mistype({ id: 'fyra', code: 'AB12' });
  const number = await open(address);
  expect(number.status).toBe(422);
  expect(number.body).toContain(sv('find.problem.id-unreadable'));
  expect(number.body).toMatch(/<input id="find-id"[^>]*aria-invalid="true"/);
  expect(number.body).toMatch(/value="fyra"[\s\S]*value="AB12"/);
  expect((await open(address.replace('/sv/', '/de/'))).body).toMatch(/value="fyra"/);

  const code = await open(await mistype({ id: '404042', code: '' }));
  expect(code.body).toContain(sv('find.problem.code-missing'));
  expect(code.body).toMatch(/<input id="find-code"[^>]*aria-invalid="true"/);

  // The address reveals nothing when it is read in a history later.
  pass(10 * 60_000);
  expect(await open(address)).toMatchObject({ status: 303, location: '/sv' });
  expect(await open(`${address}A`)).toMatchObject({ status: 303, location: '/sv' });
});

test('more than an address carries is shown at once', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const text = Array.from({ length: 2_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7_919 + index * index * 31) % 20_000)),
  ).join('');
  const shown = await open('http://localhost/sv/bookings', typed({ id: text, code: '' }));
  expect(shown.status).toBe(422);
  expect(shown.body).toContain(text);
});

test('the home page says what it is and for whom, and offers to find the booking once', async ({
  startMemorySite,
}) => {
  const usual = await startMemorySite().open('http://localhost/sv');
  expect(usual.body).toContain(sv('home.lead'));
  expect(usual.body.split(sv('find.heading'))).toHaveLength(2);

  const folder = mkdtempSync(join(tmpdir(), 'home-'));
  const path = join(folder, 'branding.json');
  writeFileSync(path, JSON.stringify({ everywhere: { name: 'Salong Norrsken' } }));
  const own = await startMemorySite({ settings: { BRANDING_FILE: path } }).open(
    'http://localhost/sv',
  );
  rmSync(folder, { recursive: true });
  expect(own.body).toContain(sv('home.leadAt', { company: 'Salong Norrsken' }));
  expect(own.body).not.toContain(sv('home.lead'));
});
