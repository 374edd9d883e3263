import { expect, test } from '@playwright/test';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

/** What a page asks of a phone besides its own bytes (tests/contract/bytes.test.ts): nothing. */

const pages = ['booking', '', '/help', '/privacy', '/accessibility', '/no/such/page'];

for (const name of pages) {
  test(`${name || 'home'}: one request, and nothing moves once it is painted`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.resourceType()));
    const url = name === 'booking' ? linkTo(await makeBooking()) : `${addresses.site}/sv${name}`;
    await page.goto(url, { waitUntil: 'networkidle' });
    // Chromium asks for the icon in the background; no page waits for it.
    expect(asked.filter((type) => type !== 'other')).toEqual(['document']);

    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const shifts = new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += 'value' in entry ? Number(entry.value) : 0;
          });
          shifts.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(moved).toBe(0);
  });
}
