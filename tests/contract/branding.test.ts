import { expect } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricsOf, type Running, startSite } from '../../scripts/processes.mjs';
import { open, press } from '../../tools/support/customer';
import { test } from '../../tools/support/memory-site';
import {
  addresses,
  changeBooking,
  linkTo,
  makeBooking,
  truthOf,
} from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/** The operator's branding file, seen through the customer's page. */

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
    api: addresses.sandbox,
    env: { TRUSTED_PROXY_HOPS: '1', BRANDING_FILE: file, DRAIN_MS: '0' },
    tuning: { minReadingMilliseconds: 0 },
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
  // The company does not offer this reason, so it is dropped.
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
  const { state, body } = await press(link, page, { comment: 'Jag är sjuk.' });
  expect(state).toBe('cancelled');
  expect(body).not.toContain(t('cancelled.thanks'));
});

test('a host has its own name and language, on pages without a booking too', async () => {
  const headers = { 'x-forwarded-host': 'avboka.kedjan.example.se' };
  const home = await open(`${site.url}/`, { headers });
  expect(home.location).toBe('/fi');
  const swedish = await open(`${site.url}/`, { headers: { ...headers, 'accept-language': 'sv' } });
  expect(swedish.location).toBe('/sv');
  expect((await open(`${site.url}/sv/help`, { headers })).body).toContain(
    '<bdi translate="no">Kedjan</bdi>',
  );
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

test('a file that is gone, a folder, empty or half written breaks no page, even before the first', async ({
  startMemorySite,
}) => {
  const own = join(directory, 'breaking.json');
  let at = Date.now();
  const write = (content: string) => {
    writeFileSync(own, content);
    at += 60_000;
    utimesSync(own, new Date(at), new Date(at));
  };
  write('{"everywhere":{"name":"Kedjan"}}');
  const { open, pass, said } = startMemorySite({ settings: { BRANDING_FILE: own } });
  const link = linkTo(await makeBooking(), { site: 'http://localhost' });
  const breakages: readonly (readonly [string, () => void, RegExp])[] = [
    ['half written', () => write('{"everywhere":'), /breaking\.json: line 1: this is not JSON/],
    ['empty', () => write(''), /breaking\.json: .*(empty|not JSON)/],
    ['a list', () => write('[]'), /breaking\.json: the file should be an object/],
    ['gone', () => rmSync(own), /breaking\.json: there is no such file/],
    ['a folder', () => mkdirSync(own), /breaking\.json: this is a folder/],
  ];
  for (const [how, breakIt, note] of breakages) {
    breakIt();
    pass(2_000);
    const page = await open(link);
    expect([page.status, page.body.includes('Kedjan')], how).toEqual([200, true]);
    expect(said(), how).toMatch(note);
    const lines = said().split('branding-file').length;
    pass(2_000);
    await open(link);
    expect(said().split('branding-file').length, how).toBe(lines);
  }
  rmSync(own, { recursive: true });
  write('{"everywhere":{"name":"Efter"}}');
  pass(2_000);
  expect((await open(link)).body).toContain('Efter');

  // Corrected within the same tick of the file system's clock.
  const moment = new Date(at + 60_000);
  for (const content of ['{"everywhere":', '{"everywhere":{"name":"Sist"}}']) {
    writeFileSync(own, content);
    utimesSync(own, moment, moment);
    pass(2_000);
    await open(link);
  }
  expect((await open(link)).body).toContain('Sist');
});

test('the company’s own rules and words are shown in the visitor’s language, or marked as the one they are in', async ({
  startMemorySite,
}) => {
  const own = join(directory, 'words.json');
  const policy = { sv: 'Vid sen avbokning debiteras 50 %.', en: 'Late: 50 %\u202e <b>' };
  const afterCancel = { sv: 'Ditt presentkort gäller.\nVälkommen åter.' };
  const companies = { '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10': { policy, afterCancel } };
  writeFileSync(own, JSON.stringify({ everywhere: { language: 'sv' }, companies }));
  const { open } = startMemorySite({ settings: { BRANDING_FILE: own } });
  const booking = await makeBooking();
  const page = async (locale: string, of = booking) =>
    (await open(linkTo(of, { locale, site: 'http://localhost' }))).body;
  expect(await page('sv')).toMatch(/<p class="[\w ]+">Vid sen avbokning debiteras 50 %\./);
  expect(await page('en')).toMatch(/<p class="[\w ]+">Late: 50 % &lt;b&gt;<\/p>/);
  expect(await page('ar')).toContain('lang="sv" dir="ltr">Vid sen avbokning');
  expect(await page('sv', await makeBooking({ company: 'tennis' }))).not.toContain('debiteras');
  const tooLate = await makeBooking({ startsIn: 300, deadlineIn: -90 });
  expect(await page('sv', tooLate)).toContain('debiteras 50 %');
  const cancelled = await makeBooking({ StatusId: 2 });
  expect(await page('sv', cancelled)).toContain('Ditt presentkort gäller.\nVälkommen åter.');
});

test('a reason that the company requires is asked for before anything is cancelled', async ({
  startMemorySite,
}) => {
  const own = join(directory, 'reason.json');
  writeFileSync(
    own,
    JSON.stringify({ everywhere: { reason: 'required', reasons: ['ill', 'time'] } }),
  );
  const { open, press, pass } = startMemorySite({ settings: { BRANDING_FILE: own } });
  const booking = await makeBooking();
  const link = linkTo(booking, { site: 'http://localhost' });
  const page = await open(link);
  expect(page.body).toMatch(/<details[^>]* open=""/);
  pass(5_000);
  // A reason that is not offered does not count.
  const refused = await press(link, page, { reason: 'mistake', comment: 'Mina ord' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('<a href="#reasons">');
  expect(refused.body.split(t('form.reasonMissing'))).toHaveLength(3);
  expect(refused.body).toContain('Mina ord');
  expect((await truthOf(booking)).deletes).toBe(0);
  pass(5_000);
  expect((await press(link, refused, { reason: 'ill' })).status).toBe(303);
});

test('a branding file that is missing or wrong stops no start; it is logged and counted without a visit', async () => {
  const own = join(directory, 'later.json');
  const started = await startSite({
    api: addresses.sandbox,
    env: { BRANDING_FILE: own, METRICS_PORT: '0', DRAIN_MS: '0' },
  });
  try {
    const faults = async () => {
      const numbers = (await open(metricsOf(started))).body;
      return /^cancellation_branding_faults (\d+)$/m.exec(numbers)?.[1];
    };
    expect(started.said()).toMatch(/BRANDING_FILE .*later\.json: there is no such file/);
    expect(await faults()).toBe('1');
    const companies = { '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10': { accent: 'red', tone: 'loud' } };
    writeFileSync(own, JSON.stringify({ everywhere: { name: 'Kedjan' }, companies }));
    await expect.poll(faults).toBe('2');
    expect(started.said()).toMatch(/accent: should be a colour/);
    expect((await open(`${started.url}/sv/help`)).body).toContain('Kedjan');
    writeFileSync(own, Buffer.from('{"everywhere":{"name":"Salong S\u00f6der"}}', 'latin1'));
    await expect.poll(started.said).toContain('this is not UTF-8');
    expect((await open(`${started.url}/sv/help`)).body).toContain('Kedjan');
    writeFileSync(own, '{}');
    await expect.poll(faults).toBe('0');
  } finally {
    await started.stop();
  }
});

test('links of older shapes lead to the booking', async () => {
  const booking = await makeBooking();
  const query = `id=${booking.id}&code=${booking.code}`;
  const wanted = `/sv/bookings/${booking.id}?code=${booking.code}`;
  for (const path of [
    '/',
    '/cancel',
    '/sv',
    '/sv/help',
    '/sv/verify',
    '/sv/avboka',
    '/sv/bookings',
    '/bookings',
    '/unbook.aspx',
  ]) {
    const answer = await open(`${addresses.site}${path}?${query}`, {
      headers: { 'accept-language': 'sv' },
    });
    expect(answer.location, path).toBe(wanted);
  }
});
