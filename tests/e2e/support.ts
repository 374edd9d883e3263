import { expect, type Page, test as base } from '@playwright/test';
import { serveMemorySite, type ServedSite } from '../../tools/support/memory-site';
import { words } from '../../tools/support/words';

export const sv = words('sv');
export const en = words('en');

/** Waits until the page is in a state. */
export async function expectState(page: Page, name: string): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-state', name);
}

/** The button that cancels, whatever day it names. */
export const cancelButton = (page: Page) => page.locator('main form[method=post] [type=submit]');

/** Unfolds the question why, unless it stands open. */
export async function sayWhy(page: Page): Promise<void> {
  const fold = page.locator('form details');
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
}

type Fixtures = {
  readonly complaints: string[];
  /** A site with every setting at its default, on which time passes when the test says so. */
  readonly timedSite: ServedSite;
};

/** Browser tests fail on anything the browser complains about, the content security policy included. */
export const test = base.extend<Fixtures>({
  timedSite: async ({}, use) => {
    const site = await serveMemorySite();
    await use(site);
    await site.stop();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A page may have an error status on purpose; the browser notes that itself.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          complaints.push(message.text());
        }
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export { words };
