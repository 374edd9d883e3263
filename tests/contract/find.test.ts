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

test('what cannot be read is kept, and said at the field it is about', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const form = 'http://localhost/sv/bookings';
  const number = await open(form, typed({ id: 'fyra', code: 'AB12' }));
  expect(number.status).toBe(422);
  expect(number.body).toContain(sv('find.problem.id-unreadable'));
  expect(number.body).toMatch(/<input id="find-id"[^>]*aria-invalid="true"/);
  expect(number.body).toMatch(/value="fyra"[\s\S]*value="AB12"/);

  const code = await open(form, typed({ id: '404042', code: '' }));
  expect(code.body).toContain(sv('find.problem.code-missing'));
  expect(code.body).toMatch(/<input id="find-code"[^>]*aria-invalid="true"/);
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
