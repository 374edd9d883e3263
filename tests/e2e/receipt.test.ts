import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { locales } from '@/i18n/locales';
import { serveMemorySite, type ServedSite } from '../../tools/support/memory-site';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { makeBooking } from '../../tools/support/sandbox';
import { expect, test as base, words } from './support';

/** A receipt as people take it out of a browser. */

const test = base.extend<{ readonly signing: ServedSite }>({
  signing: async ({}, use) => {
    const site = await serveMemorySite({
      settings: await receiptSettings(),
      tuning: { minReadingMilliseconds: 0 },
    });
    await use(site);
    await site.stop();
  },
});

/** Cancels with words, and tells the address of the receipt. */
async function receiptWith(site: ServedSite, comment: string): Promise<string> {
  const booking = await makeBooking({ company: 'salon' });
  const { location } = await site.submit(booking, { comment, reason: 'ill' }, { site: site.url });
  return `${site.url}${location ?? ''}`.replace('?', '/receipt?');
}

const comment =
  '  Jag är sjuk.\r\n\r\n> Krediterat\r\n450\u00a0kr <video>\r\n🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u200fنمی‌توانم (١٤)\u200f ป่วย\u200bมาก\tja\r\n';

test('a receipt that is selected, copied and pasted is genuine in every language', async ({
  page,
  signing,
}) => {
  const address = await receiptWith(signing, comment);
  for (const locale of locales) {
    await page.goto(address.replace('/sv/', `/${locale}/`));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+C');
    await page.goto(`${signing.url}/${locale}/verify`);
    await page.locator('textarea').focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(page.locator('textarea')).toHaveValue(/eyJ/);
    await page.locator('main [type=submit], main form button').first().click();
    await expect(page.locator('h1'), locale).toHaveText(words(locale)('verify.genuine'));
  }
});

test('a receipt that is saved by its button is genuine as a file', async ({ page, signing }) => {
  await page.goto(await receiptWith(signing, comment));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words('sv')('receipt.save') }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^receipt-\d+\.html$/);
  await page.goto(`${signing.url}/sv/verify`);
  await page.locator('[type=file]').setInputFiles(await file.path());
  await page.locator('main [type=submit], main form button').first().click();
  await expect(page.locator('h1')).toHaveText(words('sv')('verify.genuine'));
});

test('many words leave no sheet of paper empty', async ({ page, signing }) => {
  await page.goto(await receiptWith(signing, 'rad\r\n'.repeat(120).trim()));
  const [first = 0, ...rest] = await wordsOnSheets(page);
  expect(rest.length).toBeGreaterThan(0);
  // More than the title and the stamp.
  expect(first).toBeGreaterThan(40);
});

/** How many pieces of text each sheet of the page's PDF draws. */
async function wordsOnSheets(page: Page): Promise<number[]> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return [...pdf.matchAll(/\/Type \/Page\n[^]*?\/Contents (\d+) 0 R/g)].map(([, id = '']) => {
    const [, drawing = ''] =
      new RegExp(`\\n${id} 0 obj\\n[^]*?stream\\n([^]*?)\\nendstream`).exec(pdf) ?? [];
    const drawn = inflateSync(Buffer.from(drawing, 'latin1')).toString('latin1');
    return drawn.match(/\bT[jJ]\b/g)?.length ?? 0;
  });
}
