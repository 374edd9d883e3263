import { type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEditor } from '../../branding-editor/server';
import { createSandbox } from '../../sandbox/server';
import { root } from '../../scripts/steps.mjs';
import { addresses } from '../../tools/support/sandbox';
import { expect, test as base } from './support';

/** The demo's own pages, which an operator sees first: the inbox and the branding editor. */

type Demo = { readonly inbox: string; readonly editor: string; readonly written: () => unknown };

const test = base.extend<{ readonly demo: Demo }>({
  demo: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'editor-'));
    const file = join(directory, 'branding.json');
    writeFileSync(file, '{ "everywhere": { "policy": { "ar": "نص" } } }');
    const sandbox = createSandbox(addresses.site);
    const inbox = await listen(sandbox.server);
    const server = openEditor({ file, logoHosts: [], sandbox: inbox });
    const editor = await listen(server);
    await use({
      inbox: `${inbox}/inbox`,
      editor,
      written: (): unknown => JSON.parse(readFileSync(file, 'utf8')),
    });
    for (const one of [server, sandbox.server]) {
      one.close();
      one.closeAllConnections();
    }
    rmSync(directory, { recursive: true });
  },
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}`;
}

/** Opens a page in a context of its own. */
async function inContext(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  await use(await context.newPage());
  await context.close();
}

const axe = readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8');

/** What axe finds wrong, and how much wider than the window a page is, in each look. */
async function faultsIn(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  await page.evaluate(axe);
  for (const width of [320, 390, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<AxeResults>(
        `axe.run(document, { iframes: false, resultTypes: ['violations'] })`,
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${width}: ${wide} px wide`);
      for (const { id, nodes } of violations)
        found.push(`${width} ${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
  }
  return found;
}

test('the inbox breaks no rule, with a mail and its words for engineers open', async ({
  page,
  demo,
}) => {
  await page.goto(demo.inbox);
  await page.getByText('For engineers').first().click();
  expect(await faultsIn(page)).toEqual([]);
});

test('the editor breaks no rule, with everything unfolded and something wrong', async ({
  page,
  demo,
}) => {
  await page.goto(demo.editor);
  for (const fold of await page.locator('summary').all()) await fold.click();
  await page.getByLabel('Email').fill('nobody');
  await page.getByLabel('Email').blur();
  await expect(page.getByRole('heading', { name: '1 entry is wrong' })).toBeVisible();
  expect(await faultsIn(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText('Preview', { exact: true }).click();
  expect(await faultsIn(page)).toEqual([]);
});

test('a mail on a phone opens the site itself, and beside it where there is room', async ({
  page,
  demo,
}) => {
  await page.goto(demo.inbox);
  await page.getByText('Passar tiden inte längre?').click();
  const button = page.getByRole('link', { name: 'Byt tid' });
  await expect(button).toHaveAttribute('href', new RegExp(`^${addresses.site}/sv/`));
  await page.setViewportSize({ width: 1440, height: 900 });
  await button.click();
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page).toHaveURL(demo.inbox);
});

test('what is typed is saved, and the colour and its text stay in step', async ({ page, demo }) => {
  await page.goto(demo.editor);
  const text = page.getByLabel('Colour', { exact: true });
  const picker = page.getByLabel('Pick the colour');
  const save = page.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  await text.fill('#336699');
  await expect(picker).toHaveValue('#336699');
  await expect(page.getByRole('status')).toContainText('Saved in branding.json. Next: download');
  await expect(save).toBeDisabled();
  await picker.fill('#aa5500');
  await expect(text).toHaveValue('#aa5500');
  await expect.poll(demo.written).toMatchObject({ everywhere: { accent: '#aa5500' } });
});

test('a half-typed value is no error until its field is left, and one put right is none', async ({
  page,
  demo,
}) => {
  await page.goto(demo.editor);
  const email = page.getByLabel('Email');
  const answer = () => page.waitForResponse((response) => response.request().method() === 'POST');
  const first = answer();
  await email.pressSequentially('hej@');
  await first;
  await expect(email).not.toHaveAttribute('aria-invalid');
  await email.blur();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveAccessibleDescription(/Should be a mail address/);
  await page.getByRole('link', { name: /^Email: should be/ }).click();
  await expect(email).toBeFocused();
  await email.fill('hej@salong.example');
  await expect(email).not.toHaveAttribute('aria-invalid');
  await expect(page.locator('#problems')).toBeEmpty();
});

test('nobody leaves the page with unsaved words without being asked', async ({ page, demo }) => {
  await page.goto(demo.editor);
  await page.getByText('The whole file').click();
  await page.getByLabel('Text of the file').fill('{');
  await expect(page.getByRole('status')).toContainText('Press Save');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.getByRole('button', { name: 'Save' }).click();
  const file = page.getByLabel('Text of the file');
  await expect(file).toHaveValue('{');
  await expect(file).toHaveAttribute('aria-invalid', 'true');
});

test('a phone shows the form or the preview, in any language, light or dark', async ({
  browser,
  demo,
}) => {
  const options = { colorScheme: null, viewport: { width: 390, height: 844 } } as const;
  await inContext(browser, options, async (page) => {
    await page.goto(demo.editor);
    const frame = page.frameLocator('iframe');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await expect(name).toBeVisible();
    await expect(page.locator('iframe')).toBeHidden();
    await page.locator('.panes').getByText('Preview').click();
    await expect(name).toBeHidden();
    await expect(page.locator('iframe')).toBeVisible();
    await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('العربية');
    await expect(frame.locator('html')).toHaveAttribute('dir', 'rtl');
    // A preview that is just being loaded has no answer.
    const isDark = () =>
      frame
        .locator('html')
        .evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
        .catch(() => undefined);
    await expect.poll(isDark).toBe(false);
    await page.getByText('Dark', { exact: true }).click();
    await expect.poll(isDark).toBe(true);
  });
});

test('without JavaScript the editor saves, shows errors at their fields, and previews', async ({
  browser,
  demo,
}) => {
  const options = { javaScriptEnabled: false, viewport: { width: 1440, height: 900 } };
  await inContext(browser, options, async (page) => {
    await page.goto(demo.editor);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Kedjan');
    await page.getByLabel('Email').fill('nobody');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveTitle(/^1 entry is wrong/);
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Kedjan');
    await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/Should be a mail address/);
    await page.getByLabel('Email').fill('hej@salong.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toContainText('Saved');
    expect(demo.written()).toEqual({
      everywhere: { policy: { ar: 'نص' }, name: 'Kedjan', email: 'hej@salong.example' },
    });
    await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('fi');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('lang', 'fi');
  });
});
