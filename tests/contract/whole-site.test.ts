import { expect } from '@playwright/test';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales } from '@/i18n/locales';
import {
  offeredTimes,
  placeOf,
  signInSettings,
  timeLink,
  timesLink,
} from '../../tools/support/change-time';
import { type MemorySite, test as memoryTest } from '../../tools/support/memory-site';
import { linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';
import { companyIds } from '../../tools/support/own-sandbox';

/** Maintenance, languages, and sentences of a company's own: read from the branding file while the site runs. */

const t = words('sv');
const host = 'http://site.example';
const phone = '+46 920 999 99';
const comment = 'Jag är sjuk.';

/** A request to a host. */
const at = (name: string) => ({ headers: { host: name } });

type Branded = MemorySite & { readonly brand: (content: object) => void };

const test = memoryTest.extend<{ startBranded: (content: object) => Branded }>({
  startBranded: async ({ startMemorySite }, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'branded-'));
    const file = join(directory, 'branding.json');
    let written = Date.parse('2026-01-01T00:00:00Z');
    const write = (content: object) => {
      writeFileSync(file, JSON.stringify(content));
      written += 10_000;
      utimesSync(file, new Date(written), new Date(written));
    };
    await use((content) => {
      write(content);
      const site = startMemorySite({
        settings: { ...signInSettings(), BRANDING_FILE: file },
        tuning: { minReadingMilliseconds: 0 },
      });
      const brand = (next: object) => {
        write(next);
        site.pass(2_000);
      };
      return { ...site, brand };
    });
    rmSync(directory, { recursive: true });
  },
});

const closed = { everywhere: { maintenance: 'on', phone } };

test('a closed site asks the API for no booking and says in every language whom to call', async ({
  startBranded,
}) => {
  const { open } = startBranded(closed);
  const booking = await makeBooking();
  for (const locale of locales) {
    const page = await open(linkTo(booking, { site: host, locale }));
    expect(page.status).toBe(503);
    expect(page.headers.get('retry-after')).toBe('30');
    expect(page.body).toContain(words(locale)('unavailable.closed'));
    expect(page.body).toContain('href="tel:+4692099999"');
  }
  expect((await truthOf(booking)).requests).toEqual([]);
});

test('a press on a page from before the closing sends nothing, says so and keeps the words', async ({
  startBranded,
}) => {
  const { open, post, press, brand } = startBranded({});
  const booking = await makeBooking();
  const link = linkTo(booking, { site: host });
  const page = await open(link);
  brand(closed);
  const answer = await post(link, page, { comment, reason: 'ill' });
  const told = await open(`${host}${answer.location ?? ''}`);
  for (const seen of [told, await open(`${host}${answer.location ?? ''}`)]) {
    expect(seen.status).toBe(503);
    expect(seen.body).toContain(t('unavailable.titleAfter.cancel'));
    expect(seen.body).toContain(t('act.notDone.cancel'));
    expect(seen.body).toContain(t('unavailable.closed'));
    expect(seen.body).toContain(comment);
  }
  expect((await truthOf(booking)).deletes).toBe(0);

  brand({});
  const again = await open(`${host}${answer.location ?? ''}`);
  expect(again.state).toBe('cancellable');
  expect(again.body).toContain(comment);
  await press(link, again, { comment });
  expect((await truthOf(booking)).deletes).toBe(1);
});

test('a change of time is not sent either', async ({ startBranded }) => {
  const { open, press, brand } = startBranded({});
  const booking = await makeBooking();
  const link = linkTo(booking, { site: host });
  const [time = ''] = offeredTimes((await open(timesLink(link))).body);
  const page = await open(timeLink(link, time));
  brand(closed);
  const told = await press(timeLink(link, time), page, {});
  expect(told.body).toContain(t('unavailable.titleAfter.move'));
  expect(told.body).toContain(t('act.notDone.move'));
  expect((await open(timesLink(link))).body).toContain(t('unavailable.closed'));
  expect((await placeOf(booking)).puts).toBe(0);
});

test('what was cancelled before the closing is still told', async ({ startBranded }) => {
  const { open, press, brand } = startBranded({});
  const booking = await makeBooking();
  const link = linkTo(booking, { site: host });
  const answer = await press(link, await open(link), { comment });
  brand(closed);
  for (let visit = 0; visit < 2; visit += 1)
    expect((await open(`${host}${answer.location ?? ''}`)).state).toBe('cancelled');
});

test('only the closed host is closed', async ({ startBranded }) => {
  const { open } = startBranded({ hosts: { 'other.example': { maintenance: 'on' } } });
  const booking = await makeBooking();
  expect((await open(linkTo(booking, { site: host }))).state).toBe('cancellable');
  const other = await open(linkTo(booking, { site: host }), at('other.example'));
  expect(other.state).toBe('unavailable');
});

test('the log says when the site is closed and when it is open again', async ({ startBranded }) => {
  const { open, said, brand } = startBranded(closed);
  const link = linkTo(await makeBooking(), { site: host });
  const lines = () => said().match(/"level":\d+,[^}]*"event":"branding-in-use"[^}]*/g) ?? [];
  await open(link);
  brand({ everywhere: { maintenance: 'off' } });
  await open(link);
  const [first = '', second = '', ...more] = lines();
  expect(first).toContain('"level":40');
  expect(first).toContain('CLOSED for maintenance: everywhere');
  expect(second).toContain('"level":30');
  expect(second).not.toContain('CLOSED');
  expect(more).toEqual([]);
});

test('a language that is off is offered nowhere, and its addresses lead to one that is on', async ({
  startBranded,
}) => {
  const { open, press, brand } = startBranded({});
  const booking = await makeBooking();
  const finnish = linkTo(booking, { site: host, locale: 'fi' });
  const old = await open(finnish);
  brand({ everywhere: { languages: ['sv', 'en'], language: 'en' } });

  const page = await open(linkTo(booking, { site: host }));
  expect([...page.body.matchAll(/<a [^>]*lang="(\w+)"/g)].map(([, named]) => named)).toEqual([
    'en',
  ]);
  const moved = await open(finnish);
  expect(moved.status).toBe(303);
  expect(moved.location).toBe(finnish.replace(`${host}/fi/`, '/en/'));
  const wanting = { headers: { 'accept-language': 'fi, sv;q=0.5' } };
  expect((await open(`${host}/fi/help`, wanting)).location).toBe('/sv/help');
  expect((await open(`${host}/`, wanting)).location).toBe('/sv');
  expect((await open(`${host}/fi/no/such/page`)).location).toBe('/en/no/such/page');

  // A page that was open before still works.
  const answer = await press(finnish, old, { comment });
  const result = await open(`${host}${answer.location ?? ''}`);
  expect(result.status).toBe(303);
  expect((await open(`${host}${result.location ?? ''}`)).state).toBe('cancelled');
  expect((await truthOf(booking)).deletes).toBe(1);
});

test('with one language there is no list to choose from', async ({ startBranded }) => {
  const { open } = startBranded({ everywhere: { languages: ['en'] } });
  const { body } = await open(`${host}/en/help`);
  expect(body).not.toContain(words('en')('layout.languages'));
  expect((await open(`${host}/sv/help`)).location).toBe('/en/help');
});

test('a company’s own sentence stands in place of ours, on its pages and in what it is sent', async ({
  startBranded,
}) => {
  const ill = { sv: 'Djuret är sjukt' };
  const { open, press } = startBranded({
    companies: { [companyIds.salon]: { sentences: { 'form.reason.ill': ill } } },
  });
  const booking = await makeBooking();
  const link = linkTo(booking, { site: host });
  const page = await open(link);
  expect(page.body).toContain(ill.sv);
  expect(page.body).not.toContain(t('form.reason.ill'));
  const english = await open(linkTo(booking, { site: host, locale: 'en' }));
  expect(english.body).toContain(words('en')('form.reason.ill'));
  const other = await open(linkTo(await makeBooking({ company: 'tennis' }), { site: host }));
  expect(other.body).toContain(t('form.reason.ill'));

  await press(link, page, { reason: 'ill' });
  expect((await truthOf(booking)).comment).toBe(ill.sv);
});

test('a sentence on a page without a booking is replaced by its host', async ({ startBranded }) => {
  const sentences = { 'help.lead': { sv: 'Fråga oss <gärna>.' } };
  const { open } = startBranded({ hosts: { 'site.example': { sentences } } });
  const help = `${host}/sv/help`;
  expect((await open(help, at('site.example'))).body).toContain('Fråga oss &lt;gärna&gt;.');
  expect((await open(help, at('other.example'))).body).toContain(t('help.lead'));
});

test('what tells of a press, or has values in it, cannot be replaced', async ({ startBranded }) => {
  const own = { sv: 'Klart!' };
  const refused = ['cancelled.title', 'not-cancelled.lead', 'receipt.title', 'form.recorded'];
  const { open, said } = startBranded({
    everywhere: { sentences: { ...Object.fromEntries(refused.map((name) => [name, own])) } },
  });
  await open(`${host}/sv`);
  for (const name of refused) expect(said()).toContain(`everywhere.sentences.${name}`);
});
