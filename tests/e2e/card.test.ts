import type { Frame, Page } from '@playwright/test';
import { cancelText } from '@/components/button-text';
import { type Locale, locales } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { momentOfWallTime } from '@/lib/booking/moment';
import { aBooking } from '../support/bookings';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';
import { go, type Way, ways } from '../../tools/support/states';
import { expect, expectState, sv, test, words } from './support';

/** One card, one act: what a page is for is on its first screen, in every language. */

/** The button that cancels, whatever it says. */
const cancel = 'main form[method=post] [type=submit]';
/** The line below it. */
const status = '[data-slow]';

/** What each state is for: the first thing to press. */
const acts: Readonly<Record<string, string>> = {
  cancellable: cancel,
  'confirm-again': 'form[method=get] [type=submit]',
  'not-cancelled': cancel,
  unconfirmed: '[type=submit]',
  'too-late': '[href^="tel:"]',
  started: '[href^="tel:"]',
  cancelled: 'main [rel=noreferrer]:not([href*=maps])',
  kept: 'main [href*=calendar]',
  unavailable: 'main [data-once]',
  busy: 'main [data-once]',
};

/** Where the act must be, from the top of the page: the whole of it, or its beginning. */
const screens = [
  { width: 390, height: 844, whole: 600 },
  { width: 360, height: 640, whole: undefined },
  { width: 320, height: 568, whole: undefined },
  { width: 1280, height: 800, whole: 800 },
  { width: 844, height: 390, whole: 390 },
] as const;

for (const locale of locales) {
  test(`${locale}: what each page is for can be pressed without scrolling`, async ({ page }) => {
    const missed: string[] = [];
    await showOnAllScreens(page, locale);
    for (const [name, act] of Object.entries(acts))
      for (const { width, height, whole } of screens) {
        const frame = page.frame({ name: `${name} ${width}` });
        if (!frame) throw new Error(`No frame shows ${name}`);
        const { top, bottom } = await placeOf(frame, act);
        const fits = whole === undefined ? top < height : bottom <= whole;
        if (!fits) missed.push(`${name} ${width}×${height}: ${top}–${bottom}`);
      }
    expect(missed).toEqual([]);
  });

  test(`${locale}: with text twice as large the button that cancels is on the second screen at the latest`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const name of ['cancellable', 'confirm-again', 'not-cancelled']) {
      await show(page, wayTo(name), locale);
      await page.evaluate(() => {
        const { style } = document.documentElement;
        style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
      });
      expect((await placeOf(page, cancel)).top, name).toBeLessThan(2 * 844);
    }
  });

  test(`${locale}: the button names its act and day on one line of a phone, any day of the year`, async ({
    page,
  }) => {
    await show(page, wayTo('cancellable'), locale);
    await expect(page.locator(cancel)).toHaveText(/\d/);
    await expect(page.locator(status)).toHaveText(words(locale)('form.sure'));
    for (const width of [320, 360, 390]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await wrapped(page, await textsOf(locale)), String(width)).toEqual([]);
    }
  });
}

/** What a button says of every day of a year. */
async function textsOf(locale: Locale): Promise<readonly string[]> {
  const view = await wordingFor(locale);
  const texts = Array.from({ length: 366 }, (_, day) => {
    const wall = new Date(Date.UTC(2028, 0, 1 + day, 14, 30)).toISOString().slice(0, 19);
    return cancelText(view, aBooking({ start: momentOfWallTime(wall, 'Europe/Stockholm') }));
  });
  return [...new Set(texts)];
}

/** The days whose text does not fit on one line of the button. */
function wrapped(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  return page.locator(cancel).evaluate(
    (button, all) =>
      all.filter((text) => {
        button.textContent = text;
        return button.getBoundingClientRect().height > 56;
      }),
    texts,
  );
}

test('what is seldom needed unfolds without the script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(linkTo(await makeBooking()));
  const number = page.getByText(sv('booking.number'));
  await expect(number).toBeHidden();
  await page.getByText(sv('booking.more')).click();
  await expect(number).toBeVisible();
  await context.close();
});

test('on paper the card is whole, unfolded, with the number to call and nothing to press', async ({
  page,
}) => {
  await page.goto(linkTo(await makeBooking()));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(sv('booking.number'))).toBeVisible();
  await expect(page.getByText('0920-123 45')).toBeVisible();
  await expect(page.locator(cancel)).toBeHidden();
  await expect(page.getByRole('link', { name: sv('form.keep') })).toBeHidden();
});

test('a cancelled card is stamped, says when, and keeps what the customer answered', async ({
  page,
}) => {
  await page.goto(linkTo(await makeBooking()));
  await page.getByText(sv('form.why')).click();
  await page.getByLabel(sv('form.reason.ill')).check();
  await page.getByLabel(sv('form.comment')).fill('Jag har feber.');
  await page.locator(cancel).click();
  await expectState(page, 'cancelled');
  const card = page.getByRole('region', { name: sv('booking.heading') });
  await expect(card.getByText(sv('cancelled.stamp'), { exact: true })).toBeVisible();
  await expect(card.locator('dl:first-of-type time')).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
  await expect(page.getByText(sv('booking.cancelledOn')).first()).toContainText(/kl\.\s\d\d:\d\d/);
  const sent = page.getByText(`${sv('form.reason.ill')}. Jag har feber.`);
  await expect(sent).toBeVisible();
  await page.reload();
  await expect(sent).toBeVisible();
});

test('reason and comment stay through a change of language', async ({ page }) => {
  await page.goto(linkTo(await makeBooking()));
  await page.getByText(sv('form.why')).click();
  await page.getByLabel(sv('form.reason.time')).check();
  await page.getByLabel(sv('form.comment')).fill('Mina ord');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('textarea')).toHaveValue('Mina ord');
  await expect(page.locator('[value=time]')).toBeChecked();
  await expect(page.locator('textarea')).toBeVisible();
});

test('a press says what it does at the finger, and after a while that it takes longer', async ({
  page,
}) => {
  // Its clock moves only when the test moves it.
  const opened = Date.parse('2026-11-26T10:00:00Z');
  await page.clock.install({ time: opened });
  await page.goto(linkTo(await makeBooking()));
  await page.clock.pauseAt(opened + 60 * 60_000);
  // While the answer is awaited, the page is still shown.
  await page.locator('form').evaluate((form) => {
    form.addEventListener('submit', (event) => event.preventDefault());
  });
  await expect(page.locator(status)).toHaveText(sv('form.sure'));
  await page.locator(cancel).click();
  await expect(page.locator(cancel)).toHaveText(sv('form.working'));
  // "Nothing is cancelled until you press" no longer holds.
  await expect(page.locator(status)).toHaveText('');
  await page.clock.fastForward(3_999);
  await expect(page.locator(status)).toHaveText('');
  await page.clock.fastForward(1);
  await expect(page.locator(status)).toHaveText(sv('form.slow'));
});

test('a logo that does not load leaves no hole', async ({ page }) => {
  const { body } = await go(wayTo('cancellable'), 'sv', addresses.site);
  const address = `${addresses.site}/the-page`;
  const logo = '<img data-logo src="/logo/gone" alt="" width="40" height="40"/>';
  await page.route(address, (route) =>
    route.fulfill({
      body: body.replace(/<span class="[^"]*" aria-hidden="true">.*?<\/span>/, logo),
      contentType: 'text/html; charset=utf-8',
    }),
  );
  await page.goto(address);
  await expect(page.locator('[data-logo]')).toHaveCount(0);
  expect((await page.locator('header bdi').boundingBox())?.x).toBe(16);
});

function wayTo(name: string): Way {
  const way = ways.find((one) => one.name === name);
  if (!way) throw new Error(`No way to ${name}`);
  return way;
}

/** Shows the answer of a way as a page. */
async function show(page: Page, way: Way, locale: string): Promise<void> {
  const { body } = await go(way, locale, addresses.site);
  const address = `${addresses.site}/the-page`;
  await page.route(address, (route) =>
    route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
  );
  await page.goto(address);
  await page.unroute(address);
}

/** Shows every page on every screen: each in a frame of that size, all in one document. */
async function showOnAllScreens(page: Page, locale: string): Promise<void> {
  const bodies = new Map<string, string>();
  for (const name of Object.keys(acts))
    bodies.set(`/shown/${name}`, (await go(wayTo(name), locale, addresses.site)).body);
  const frames = Object.keys(acts).flatMap((name) =>
    screens.map(
      ({ width, height }) =>
        `<iframe name="${name} ${width}" src="/shown/${name}" width="${width}" height="${height}" style="border:0"></iframe>`,
    ),
  );
  bodies.set('/shown/', `<!doctype html><title>All</title>${frames.join('')}`);
  await page.route('**/shown/*', (route) =>
    route.fulfill({
      body: bodies.get(new URL(route.request().url()).pathname) ?? '',
      contentType: 'text/html; charset=utf-8',
    }),
  );
  await page.goto(`${addresses.site}/shown/`);
}

async function placeOf(
  page: Page | Frame,
  selector: string,
): Promise<{ top: number; bottom: number }> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top: Math.round(top + scrollY), bottom: Math.round(bottom + scrollY) };
    });
}
