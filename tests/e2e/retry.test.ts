import { addresses, changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';
import { expect, expectState, test } from './support';

/** A page that could not read the booking counts down and reads it again, as often as is decent. */

const down = { fault: { wire: '503', on: ['read', 'reread'] } } as const;
const line = '[data-wait]';

test('an unavailable page counts down and shows the booking as soon as it can be read', async ({
  page,
}) => {
  await page.clock.install();
  const booking = await makeBooking(down);
  await page.goto(linkTo(booking));
  await expectState(page, 'unavailable');
  await expect(page.locator(line)).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(page.locator(`${line} bdi`)).toHaveText(/^om 20 sekunder$/);
  await changeBooking(booking, { fault: null });
  await page.clock.runFor(20_500);
  await expectState(page, 'cancellable');
});

test('it stops after five tries', async ({ page }) => {
  await page.clock.install();
  const booking = await makeBooking(down);
  await page.goto(linkTo(booking));
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(page.locator(line)).toBeVisible();
    const read = page.waitForEvent('load');
    await page.clock.runFor(30_500);
    await read;
  }
  await expectState(page, 'unavailable');
  await expect(page.locator(line)).toBeHidden();
});

test('after a press it asks again for the page alone, and what was entered is kept', async ({
  page,
}) => {
  await page.clock.install();
  const booking = await makeBooking();
  await page.goto(linkTo(booking));
  await changeBooking(booking, down);
  await page.locator('form details summary').click();
  await page.locator('[name=comment]').fill('Jag är sjuk');
  await page.locator('main form[method=post] [type=submit]').click();
  await expectState(page, 'unavailable');
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') posts.push(request.url());
  });
  const read = page.waitForEvent('load');
  await page.clock.runFor(30_500);
  await read;
  await expectState(page, 'unavailable');
  await expect(page.locator('main')).toContainText('Jag är sjuk');
  expect(posts).toEqual([]);
  expect(page.url().startsWith(addresses.site)).toBe(true);
});
