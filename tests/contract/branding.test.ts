import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startSite } from '../../scripts/processes.mjs';
import { freePort } from '../../scripts/steps.mjs';
import { open, press } from '../support/customer';
import { addresses, changeBooking, linkTo, makeBooking, truthOf } from '../support/sandbox';
import { words } from '../support/words';

/** The operator's look file, through the page that customers get. */

const salon = '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10';
const t = words('sv');
let directory: string;
let file: string;
let site: Running;

const write = (content: unknown) => writeFileSync(file, JSON.stringify(content));

test.beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'look-'));
  file = join(directory, 'look.json');
  write({
    everywhere: { accent: '#c2185b', privacy: 'https://kedjan.example.se/privacy' },
    hosts: { 'avboka.kedjan.example.se': { name: 'Kedjan', language: 'fi' } },
    companies: {
      [salon]: {
        name: 'Norrsken Hår',
        phone: '0920-999 99',
        bookAgain: 'https://boka.example.se/',
        reasons: ['ill'],
        comment: 'required',
        tone: 'warm',
      },
    },
  });
  site = await startSite({
    port: (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { TRUSTED_PROXY_HOPS: '1', BRANDING_FILE: file, MIN_READING_MS: '0', DRAIN_MS: '0' },
  });
});

test.afterAll(async () => {
  await site.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('a company is shown by the name, phone and colour of its look, and asks what it wants to ask', async () => {
  const page = await open(linkTo(await makeBooking(), { site: site.url }));
  expect(page.body).toContain('Norrsken Hår');
  expect(page.body).not.toContain('Salong Norrsken</');
  expect(page.body).toContain('0920-999 99');
  expect(page.body).toContain('--accent:#c2185b');
  expect(page.body).toContain('https://kedjan.example.se/privacy');
  expect(page.body.match(/name="reason"/g)).toHaveLength(1);
  expect(page.body).toContain(t('form.required'));
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy.match(/style-src 'sha256-[^']+' 'sha256-[^']+';/)).not.toBeNull();
});

test('the calendar file names the company as its page does', async () => {
  const link = linkTo(await makeBooking(), { site: site.url });
  const file = await open(link.replace('?', '/calendar?'));
  expect(file.headers.get('content-type')).toContain('text/calendar');
  expect(file.body).toContain('Norrsken Hår');
});

test('a required comment is asked for before anything is cancelled, and thanks follow it', async () => {
  const booking = await makeBooking();
  const link = linkTo(booking, { site: site.url });
  const page = await open(link);
  const refused = await press(link, page, { comment: '  ' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain(t('form.commentMissing'));
  expect((await truthOf(booking)).deletes).toBe(0);

  const done = await press(link, refused, { comment: 'Jag är sjuk.', reason: 'mistake' });
  expect(done.status).toBe(303);
  const { cancelled, comment } = await truthOf(booking);
  expect(cancelled).toBe(true);
  // A reason that the company does not offer was not offered to this customer.
  expect(comment).toBe('Jag är sjuk.');
  const confirmation = await open(`${site.url}${done.location ?? ''}`);
  expect(confirmation.body).toContain(t('cancelled.thanks'));
  expect(confirmation.body).toContain('https://boka.example.se/');
});

test('nobody is thanked for telling when it was the company that cancelled', async () => {
  const booking = await makeBooking({ scenario: 'haircut-cancelled' });
  const { state, body } = await open(linkTo(booking, { site: site.url }));
  expect(state).toBe('cancelled');
  expect(body).not.toContain(t('cancelled.thanks'));
});

test('nor is a customer who pressed after the company had cancelled', async () => {
  const booking = await makeBooking();
  const link = linkTo(booking, { site: site.url });
  const page = await open(link);
  await changeBooking(booking, { StatusId: 4, fields: { UnbookedOn: '2026-01-02T08:00:00' } });
  const done = await press(link, page, { comment: 'Jag är sjuk.' });
  const { state, body } = await open(`${site.url}${done.location ?? ''}`);
  expect(state).toBe('cancelled');
  expect(body).not.toContain(t('cancelled.thanks'));
});

test('a host has its own name and language, on pages without a booking too', async () => {
  const headers = { 'x-forwarded-host': 'avboka.kedjan.example.se' };
  const home = await open(`${site.url}/`, { headers });
  expect(home.location).toBe('/fi');
  const swedish = await open(`${site.url}/`, { headers: { ...headers, 'accept-language': 'sv' } });
  expect(swedish.location).toBe('/sv');
  expect((await open(`${site.url}/sv/help`, { headers })).body).toContain('<bdi>Kedjan</bdi>');
  expect((await open(`${site.url}/sv/help`)).body).not.toContain('Kedjan');
  expect((await open(`${site.url}/xx/help`, { headers })).status).toBe(404);
});

test('another company than the one with a look of its own keeps what the API says', async () => {
  const page = await open(linkTo(await makeBooking({ company: 'clinic' }), { site: site.url }));
  expect(page.body).not.toContain('Norrsken Hår');
  expect(page.body.match(/name="reason"/g)?.length).toBeGreaterThan(1);
});

test('a changed file is taken up without a restart; a broken one is noted and changes nothing', async () => {
  const own = join(directory, 'changing.json');
  const later = (content: string, seconds: number) => {
    writeFileSync(own, content);
    utimesSync(own, new Date(), new Date(Date.now() + seconds * 1000));
  };
  later('{"everywhere":{"name":"Före"}}', 0);
  const changing = await startSite({
    port: (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { BRANDING_FILE: own, DRAIN_MS: '0' },
  });
  try {
    const shown = async () => (await open(`${changing.url}/sv/help`)).body;
    expect(await shown()).toContain('Före');
    later('{"everywhere":{"name":"Efter"}}', 60);
    await expect.poll(shown).toContain('Efter');
    later('{"everywhere":', 120);
    await expect
      .poll(async () => {
        await shown();
        return changing.said();
      })
      .toContain('"event":"branding-file"');
    expect(await shown()).toContain('Efter');
  } finally {
    await changing.stop();
  }
});

test('a look file that is not there stops the start and is named', async () => {
  const start = startSite({
    port: (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { BRANDING_FILE: join(directory, 'nowhere.json'), DRAIN_MS: '0' },
  });
  await expect(start).rejects.toThrow(/BRANDING_FILE: there is no file .*nowhere\.json/);
});

test('a wrong look file stops the start with one message', async () => {
  const wrong = join(directory, 'wrong.json');
  writeFileSync(wrong, '{"everywhere":{"accent":"red"}}');
  const start = startSite({
    port: (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { BRANDING_FILE: wrong, DRAIN_MS: '0' },
  });
  await expect(start).rejects.toThrow(/everywhere\.accent: should be a colour/);
});

test('links of older shapes lead to the booking', async () => {
  const booking = await makeBooking();
  const query = `id=${booking.id}&code=${booking.code}`;
  const wanted = `/sv/bookings/${booking.id}?code=${booking.code}`;
  for (const path of ['/', '/cancel', '/sv/avboka', '/sv/bookings', '/bookings', '/unbook.aspx']) {
    const answer = await open(`${addresses.site}${path}?${query}`, {
      headers: { 'accept-language': 'sv' },
    });
    expect(answer.location, path).toBe(wanted);
  }
});
