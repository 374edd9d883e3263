import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { classNames } from '@/generated/assets';
import { type Locale, languages, locales } from '@/i18n/locales';
import { root } from '../../scripts/steps.mjs';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';
import { go, timeWays, ways } from '../../tools/support/states';
import { cancelButton, expect, expectState, sayWhy, sv, test, words } from './support';

/** WCAG 2.2 AA, as far as a machine can see it, of every page in every language. */

/** A browser reads the small one in half the time, three hundred times. */
const axe = readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8');
const all = [...ways, ...timeWays];
const everyLook = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 1024, colorScheme: 'dark' },
  { width: 1024, colorScheme: 'light' },
] as const;
type Look = { readonly width: number; readonly colorScheme: 'light' | 'dark' };
/** One language of each direction is checked whole, in every look. */
const isWhole = (locale: Locale) => locale === 'sv' || locale === 'ar';
const looksOf = (locale: Locale) => (isWhole(locale) ? everyLook : everyLook.slice(0, 1));
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those that ask how a page looks; all others ask how it is built, which is the same in every look. */
const rulesOfLooks = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
};
/**
 * Those that ask for words. A page has the same elements in every language, which is checked
 * (`skeletonOf`), so all other rules find there what they find in Swedish.
 */
const rulesOfWords = {
  type: 'rule',
  values: [
    'aria-command-name',
    'aria-input-field-name',
    'aria-toggle-field-name',
    'button-name',
    'document-title',
    'empty-heading',
    'frame-title',
    'html-has-lang',
    'html-lang-valid',
    'image-alt',
    'input-button-name',
    'label',
    'label-title-only',
    'link-name',
    'summary-name',
    'target-size',
    'valid-lang',
  ],
};

for (const locale of locales) {
  test(`${locale}: no page breaks a rule`, async ({ page }) => {
    const found: string[] = [];
    let checked = 0;
    // A change of size or colours makes the browser lay out the page again, so none is made twice.
    let now: Look = { width: 0, colorScheme: 'light' };
    const show = async ({ width, colorScheme }: Look) => {
      if (width !== now.width) await page.setViewportSize({ width, height: 800 });
      if (colorScheme !== now.colorScheme) await page.emulateMedia({ colorScheme });
      now = { width, colorScheme };
    };
    for (const way of all) {
      const site = timeWays.includes(way) ? addresses.otherSite : addresses.site;
      const seen = await go(way, locale, site);
      if (!isWhole(locale))
        expect(skeletonOf(seen.body), way.name).toEqual(
          skeletonOf((await go(way, 'sv', site)).body),
        );
      await page.route('**/the-page', (route) =>
        route.fulfill({
          body: seen.body,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': seen.headers.get('content-security-policy') ?? '' },
        }),
      );
      found.push(
        ...classesWithoutStyle(seen.body).map((name) => `${way.name}: no style for ${name}`),
      );
      await page.goto(`${addresses.site}/the-page`);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('dir', languages[locale].dir);
      await page.evaluate(axe);
      for (const look of looksOf(locale)) {
        const { width, colorScheme } = look;
        const runOnly =
          look !== everyLook[0] ? rulesOfLooks : isWhole(locale) ? rules : rulesOfWords;
        await show(look);
        const results = await page.evaluate<AxeResults>(
          `axe.run({ resultTypes: ['violations'], runOnly: ${JSON.stringify(runOnly)} })`,
        );
        checked += 1;
        for (const { id, nodes } of results.violations) {
          found.push(
            `${way.name} ${colorScheme} ${width}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
          );
        }
      }
      await show(everyLook[0]);
      const layout = await page.evaluate(measureLayout);
      if (layout.width > 320) found.push(`${way.name}: scrolls sideways, ${layout.width}px`);
      if (layout.flexWithGap > 0)
        found.push(`${way.name}: a flexbox with a gap, which old phones lack`);
      found.push(...layout.small.map((small) => `${way.name}: small target ${small}`));
      await page.unroute('**/the-page');
    }
    expect(found).toEqual([]);
    expect(checked).toBe(all.length * looksOf(locale).length);
  });
}

const namesOfStructure = /^(class|role|type|name|id|for|hidden|aria-(?!label$).*)$/;

/** Each kind of element on a page, with its attributes that are the same in every language. */
function skeletonOf(body: string): readonly string[] {
  const [, page = ''] = body.split('<body');
  const tags = [...page.matchAll(/<[a-z][^>]*>/g)].map(([tag]) =>
    tag
      .replace(/ ([\w-]+)(?:="[^"]*")?/g, (attribute, name: string) =>
        namesOfStructure.test(name) ? attribute : '',
      )
      .replace(/\d+/g, ''),
  );
  return [...new Set(tags)].sort();
}

/** Classes that Tailwind made nothing of. */
function classesWithoutStyle(body: string): string[] {
  const known = new Set(classNames.values());
  const used = [...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, classes = '']) =>
    classes.split(' '),
  );
  return [...new Set(used)].filter((name) => !known.has(name));
}

// Runs in the page: its width, with more space between letters, words and lines too, and targets under 44 px.
const measureLayout = () => {
  const style = document.createElement('div');
  document.body.append(style);
  for (const element of document.querySelectorAll<HTMLElement>('main *')) {
    element.style.letterSpacing = '0.12em';
    element.style.wordSpacing = '0.16em';
    element.style.lineHeight = '1.5';
  }
  const small = [
    ...document.querySelectorAll<HTMLElement>(
      'a, button, summary, label:has([type=radio]), textarea, input[type=text]',
    ),
  ]
    .filter((element) => !element.matches('[href="#main"], [role=alert] a'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height < 43.5)
    .map(({ element, box }) => `${element.textContent.slice(0, 40)} ${Math.round(box.height)}px`);
  const flexWithGap = [...document.querySelectorAll('body *')]
    .map((element) => getComputedStyle(element))
    .filter(({ display, gap }) => display.includes('flex') && gap !== 'normal').length;
  return { width: document.documentElement.scrollWidth, small, flexWithGap };
};

test('the keyboard alone reaches everything in the order it is read, and focus can be seen', async ({
  page,
}) => {
  await page.goto(linkTo(await makeBooking()));
  const order: string[] = [];
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    order.push((await focused.getAttribute('name')) ?? (await focused.innerText()));
    await expect(focused).toBeVisible();
    if (order.at(-1)?.startsWith(sv('form.why'))) await page.keyboard.press('Enter');
  }
  expect(order[0]).toBe(sv('layout.skip'));
  const names = ['reason', 'comment', sv('form.cancelDay', { day: '' }), sv('form.keep')];
  const places = names.map((name) => order.findIndex((reached) => reached.startsWith(name)));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

test('after each step reading starts at what is new', async ({ page }) => {
  const booking = await makeBooking({ fault: { wire: '409', on: ['cancel'], times: 1 } });
  await page.goto(linkTo(booking));
  await cancelButton(page).click();
  await expectState(page, 'not-cancelled');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await cancelButton(page).click();
  await expectState(page, 'cancelled');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('an error is summed up first, linked to its field, and named in the title', async ({
  page,
}) => {
  await page.goto(linkTo(await makeBooking()));
  await sayWhy(page);
  const comment = page.getByLabel(sv('form.comment'));
  await comment.fill('x'.repeat(1001));
  await cancelButton(page).click();
  await expect(page).toHaveTitle(
    new RegExp(
      `^${sv('layout.errorTitle', { title: sv('cancellable.title') }).replace('?', '\\?')}`,
    ),
  );
  // The alert lies inside what is focused: on one element, a screen reader may lose either.
  await expect(page.locator(':focus > [role=alert]')).toBeVisible();
  await expect(page.locator('[role=alert]:focus')).toHaveCount(0);
  await page.getByRole('alert').getByRole('link').click();
  await expect(comment).toBeFocused();
  await expect(comment).toHaveAttribute('aria-invalid', 'true');
  await expect(comment).toHaveAttribute('aria-describedby', /comment-problem/);
});

test('cancel and keep lie well apart and weigh differently', async ({ page }) => {
  await page.goto(linkTo(await makeBooking()));
  const cancel = await cancelButton(page).boundingBox();
  const keep = await page.getByRole('link', { name: sv('form.keep') }).boundingBox();
  expect((keep?.y ?? 0) - ((cancel?.y ?? 0) + (cancel?.height ?? 0))).toBeGreaterThanOrEqual(20);
});

test('in forced colours the chosen reason and the deadline can still be told apart', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(linkTo(await makeBooking()));
  await sayWhy(page);
  await page.getByLabel(sv('form.reason.ill')).check();
  await expect(page.locator(':checked + span')).toHaveCSS('border-top-width', '2px');
  await expect(page.locator('dl:has([data-until])')).toHaveCSS('border-top-width', '2px');
});

test('on paper the confirmation is a receipt without buttons', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(linkTo(await makeBooking({ scenario: 'haircut-cancelled' })));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Klippning och föning', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: sv('contact.bookAgain') })).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
});

test('at 400% zoom nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(linkTo(await makeBooking(), { locale: 'de' }));
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
});

test('numbers and addresses keep their own direction in Arabic', async ({ page }) => {
  await page.goto(linkTo(await makeBooking({ company: 'clinic' }), { locale: 'ar' }));
  const ar = words('ar');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar('cancellable.title'));
  await expect(page.locator('bdi[dir=ltr]').first()).toHaveText('+358 9 4250 1234');
});

test('a deadline that passes while the page is open is told, politely', async ({ page }) => {
  await page.clock.install();
  await page.goto(linkTo(await makeBooking({ startsIn: 240, deadlineIn: 90 })));
  await page.clock.fastForward('03:00:00');
  await expect(page.getByText(sv('cancellable.passed'))).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: sv('cancellable.passed') })).toHaveCount(
    1,
  );
});

test('a typed comment survives a lost connection', async ({ page, context }) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking));
  await sayWhy(page);
  await page.getByLabel(sv('form.comment')).fill('Mina ord på tåget');
  await context.setOffline(true);
  await cancelButton(page).click();
  await context.setOffline(false);
  await page.goto(linkTo(booking));
  await expect(page.getByLabel(sv('form.comment'))).toHaveValue('Mina ord på tåget');
});
