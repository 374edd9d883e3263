import { chromium } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../scripts/browsers.mjs';
import { startSite } from '../../scripts/processes.mjs';
import { addresses, linkTo, makeBooking } from '../support/sandbox';
import { type Attack, withSite } from './attack';

const site = 'http://localhost';

/** Attacks that read other people's data, or impersonate somebody. */
export const leaking: readonly Attack[] = [
  {
    name: 'the history of a browser that opened the page and went on to "kept" is read',
    mustHold: 'only the address of the email’s own link holds the code',
    run: async () => {
      const directory = mkdtempSync(join(tmpdir(), 'history-'));
      const running = await startSite({
        api: addresses.sandbox,
        env: { DRAIN_MS: '0' },
      });
      try {
        const booking = await makeBooking();
        const browser = await chromium.launchPersistentContext(directory, {
          executablePath: await chromiumPath(),
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        });
        const page = await browser.newPage();
        await page.goto(linkTo(booking, { site: running.url }));
        const inPage = (await page.content()).split(booking.code).length - 1;
        await page.click('a[href*="/kept?"]');
        await page.click('footer a[lang=en]');
        await page.waitForTimeout(1_500);
        await browser.close();
        const history = readFileSync(join(directory, 'Default/History')).toString('latin1');
        const held = new Set(
          history.match(new RegExp(`/\\w\\w/bookings/\\d+[/\\w]*\\?code=${booking.code}`, 'g')),
        );
        const happened = `${held.size} address in the history, ${inPage} in the page`;
        return { happened, held: held.size <= 1 && inPage === 0 };
      } finally {
        await running.stop();
        rmSync(directory, { recursive: true, force: true });
      }
    },
  },
  {
    name: 'numbers asked for at twelve spellings of /metrics',
    mustHold: 'none is answered in public',
    run: () =>
      withSite(async ({ open }) => {
        const paths = [
          '/metrics',
          '/metrics/',
          '/metrics/?a',
          '///metrics//',
          '/sv/../metrics',
          '/%6detrics',
        ];
        const more = [
          '/METRICS',
          '/metrics;a',
          '/metrics%00',
          '/./metrics',
          '/sv/metrics',
          '/metrics.json',
        ];
        let told = 0;
        for (const path of [...paths, ...more])
          if ((await open(site + path)).body.includes('cancellation_')) told += 1;
        return { happened: `${told} of 12 told`, held: told === 0 };
      }),
  },
  {
    name: 'a forged X-Forwarded-Host, without a proxy',
    mustHold: 'nothing on the page or in a redirect names it',
    run: () =>
      withSite(
        async ({ open }) => {
          const headers = { 'x-forwarded-host': 'evil.example', host: 'evil.example' };
          const link = linkTo(await makeBooking(), { site });
          let named = 0;
          for (const url of [link, `${site}/`, `${site}/sv`, link.replace('/sv', '')]) {
            const { body, location = '' } = await open(url, { headers });
            if (`${body}${location}`.includes('evil')) named += 1;
          }
          return { happened: `${named} of 4 answers name it`, held: named === 0 };
        },
        {},
        0,
      ),
  },
];
