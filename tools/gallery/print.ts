import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { locales } from '@/i18n/locales';
import { chromiumPath } from '../../scripts/browsers.mjs';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { root } from '../../scripts/steps.mjs';
import { receiptSettings } from '../support/receipt-settings';
import { signInSettings } from '../support/change-time';
import { go, timeWays, ways } from '../support/states';

/**
 * `npm run measure -- gallery [-- LANGUAGE …]`: every page in every language, light and dark, on a
 * narrow phone, a phone and a desktop, on one sheet: `gallery/index.html`.
 */
const asked = process.argv.slice(2);
const shown = locales.filter((locale) => asked.length === 0 || asked.includes(locale));
const schemes = ['light', 'dark'] as const;
const sizes = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

const directory = join(root, 'gallery');
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory);

const sandbox = await startSandbox();
process.env.SANDBOX_URL = sandbox.url;
const site = await startSite({
  api: sandbox.url,
  tuning: { minReadingMilliseconds: 0 },
  env: { DRAIN_MS: '0', ...(await receiptSettings()), ...signInSettings() },
});
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ['--no-sandbox'],
});

const rows: string[] = [];
for (const way of [...ways, ...timeWays]) {
  for (const locale of shown) {
    const { body, url } = await go(way, locale, site.url);
    const pictures: string[] = [];
    for (const colorScheme of schemes) {
      const page = await browser.newPage({ colorScheme });
      await page.route(url, (route) =>
        route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
      );
      await page.goto(url);
      for (const size of sizes) {
        await page.setViewportSize(size);
        const name = `${slug(way.name)}-${locale}-${colorScheme}-${size.width}.png`;
        await page.screenshot({ path: join(directory, name) });
        pictures.push(`<img src="${name}" width="${size.width / 2}" alt="" loading="lazy">`);
      }
      await page.close();
    }
    rows.push(`<h2>${way.name} · ${locale}</h2><p>${pictures.join(' ')}</p>`);
  }
}
writeFileSync(
  join(directory, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Every page</title>
<style>body { font-family: sans-serif; background: #bbb } img { vertical-align: top }</style>
${rows.join('\n')}`,
);
console.log(
  `${rows.length * schemes.length * sizes.length} pictures on one sheet: gallery/index.html`,
);
await browser.close();
await Promise.all([site.stop(), sandbox.stop()]);

function slug(name: string): string {
  return name.replace(/\W+/g, '-');
}
