import { submit } from '../../tools/support/customer';
import { createMemorySite } from '../../tools/support/memory-site';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';
import { en, expect, expectState, sv, test } from './support';

/** Each state is a page of its own, with its own words, status code and way forward. */

test('cancellable: what, when, where, with whom, what it costs, until when', async ({ page }) => {
  const booking = await makeBooking({
    startsIn: 28 * 60,
    // Three hours and a half: "in 3 hours" for as long as any machine may take.
    deadlineIn: 3 * 60 + 30,
    fields: { CommentsToCustomer: 'Porten har kod 1234.' },
  });
  const answer = await page.goto(linkTo(booking));
  expect(answer?.status()).toBe(200);
  await expectState(page, 'cancellable');
  const main = page.getByRole('main');
  for (const text of [
    'Klippning och föning',
    'Maja Lindgren',
    'Storgatan 21',
    '972 32 Luleå',
    '650 kr',
    'Porten har kod 1234.',
    '1 timme',
    '3 timmar kvar',
    String(booking.id),
  ]) {
    await expect(main).toContainText(text);
  }
  await expect(main).toContainText(sv('booking.localTime', { place: 'Luleå' }));
  await expect(page.getByRole('link', { name: sv('booking.map') })).toHaveAttribute(
    'href',
    /^https:\/\/www\.google\.com\/maps\//,
  );
  await expect(page.getByRole('banner')).toContainText('Salong Norrsken');
});

test('times are the venue’s own, wherever the customer is', async ({ browser }) => {
  const booking = await makeBooking({ company: 'clinic' });
  const context = await browser.newContext({ timezoneId: 'America/New_York' });
  const page = await context.newPage();
  await page.goto(linkTo(booking, { locale: 'en' }));
  await expect(page.getByRole('main')).toContainText('14:30–15:15');
  await expect(page.getByRole('main')).toContainText(
    en('booking.localTime', { place: 'Helsinki' }),
  );
  await context.close();
});

test('a paid booking shows what is paid and promises nothing', async ({ page }) => {
  const booking = await makeBooking({ scenario: 'tennis' });
  await page.goto(linkTo(booking));
  await expect(page.getByRole('main')).toContainText(sv('booking.paid'));
  await expect(page.getByRole('main')).toContainText(
    sv('cancellable.refund', { named: 'yes', company: 'Frogner Tennishall' }),
  );
});

test('too late: why, since when, and the company one tap away', async ({ page }) => {
  const booking = await makeBooking({ startsIn: 300, deadlineIn: -60 });
  expect((await page.goto(linkTo(booking)))?.status()).toBe(200);
  await expectState(page, 'too-late');
  await expect(page.getByRole('link', { name: /0920-123 45/ })).toHaveAttribute(
    'href',
    'tel:+4692012345',
  );
  await expect(page.getByRole('link', { name: /hej@/ })).toHaveAttribute(
    'href',
    'mailto:hej@salongnorrsken.example',
  );
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('started: no button, but contact and a way to book again', async ({ page }) => {
  const booking = await makeBooking({ startsIn: -90, deadlineIn: -150 });
  await page.goto(linkTo(booking));
  await expectState(page, 'started');
  await expect(page.getByRole('link', { name: sv('contact.bookAgain') })).toHaveAttribute(
    'href',
    'https://salongnorrsken.bokamera.se',
  );
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('cancelled: a calm page with what was credited, when the API says so', async ({ page }) => {
  const booking = await makeBooking({ scenario: 'tennis-credited' });
  await page.goto(linkTo(booking));
  await expectState(page, 'cancelled');
  await expect(page.getByRole('main')).toContainText(/420\skr/);
});

test('not found: an unknown id, a wrong code and a mangled link look alike', async ({
  page,
  request,
}) => {
  const booking = await makeBooking();
  const bodies = await Promise.all(
    [
      `999999999?code=x`,
      `${booking.id}?code=wrong`,
      `${booking.id}`,
      `abc?code=x`,
      `0?code=x`,
      `${booking.id}?code=a&code=b`,
    ].map(async (path) => {
      const answer = await request.get(`${addresses.site}/sv/bookings/${path}`);
      expect(answer.status(), path).toBe(404);
      return (await answer.text()).replace(/\/(sv|en)\/bookings\/[^"]*/g, '');
    }),
  );
  // The form contains what the link had, to be corrected. Nothing shows whether the booking exists.
  const heading = bodies.map((body) => /<h1.*?<\/h1>/s.exec(body)?.[0]);
  expect(new Set(heading).size).toBe(1);
  const known = bodies.slice(0, 2).map((body) => body.replaceAll(/ value="[^"]*"/g, ''));
  expect(new Set(known.map((body) => /<main.*<\/main>/s.exec(body)?.[0])).size).toBe(1);

  await page.goto(`${addresses.site}/sv/bookings/${booking.id}?code=cut`);
  await page.getByLabel(sv('find.id')).fill(` ${booking.id} `);
  await page.getByLabel(sv('find.code')).fill(booking.code);
  await page.getByRole('button', { name: sv('find.submit') }).click();
  await expectState(page, 'cancellable');
});

test('unavailable: nothing was sent, try again', async ({ page }) => {
  const booking = await makeBooking({ fault: { wire: '503', on: ['read'] } });
  const answer = await page.goto(linkTo(booking));
  expect(answer?.status()).toBe(503);
  expect(answer?.headers()['retry-after']).toBe('30');
  await expectState(page, 'unavailable');
  await expect(page.getByRole('link', { name: sv('act.retry') })).toHaveAttribute(
    'href',
    /ticket=/,
  );
});

test('busy: when to come back', async ({ page }) => {
  const booking = await makeBooking({ fault: { wire: '429', on: ['read'], retryAfter: 20 } });
  const answer = await page.goto(linkTo(booking));
  expect(answer?.status()).toBe(429);
  expect(answer?.headers()['retry-after']).toBe('20');
  await expectState(page, 'busy');
});

test('status codes say what the words say', async () => {
  // Only the cancel may run out of time, and only because it hangs.
  const tuning = { minReadingMilliseconds: 0, cancelMilliseconds: 1_000 };
  const { submit: submitThere, site } = createMemorySite({ tuning });
  const answered = async (fault: object, send = submit) => {
    const { status, state } = await send(await makeBooking({ fault }));
    return [status, state];
  };
  expect(await answered({ wire: '400' })).toEqual([409, 'not-cancelled']);
  expect(await answered({ wire: 'reset' })).toEqual([502, 'unconfirmed']);
  expect(await answered({ wire: 'hang' }, submitThere)).toEqual([504, 'unconfirmed']);
  await site.close();
});

test('a link without a locale goes on in the visitor’s language and keeps id and code', async ({
  request,
}) => {
  const answer = await request.get(`${addresses.site}/bookings/77?code=a%26b`, {
    headers: { 'accept-language': 'en-US,en;q=0.9' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers()['location']).toBe('/en/bookings/77?code=a%26b');
});

test('static pages and unknown addresses answer in their language', async ({ page }) => {
  for (const path of ['', '/help', '/privacy', '/accessibility']) {
    expect((await page.goto(`${addresses.site}/en${path}`))?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  }
  expect((await page.goto(`${addresses.site}/en/nothing/here`))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('missing.title'));
  expect((await page.goto(`${addresses.site}/%E0%A4%A`))?.status()).toBe(404);
});

test('health and readiness answer', async ({ request }) => {
  expect((await request.get(`${addresses.site}/healthz`)).status()).toBe(200);
  expect((await request.get(`${addresses.site}/readyz`)).status()).toBe(200);
});

test('nothing on the page scrolls sideways on the narrowest phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const booking = await makeBooking({ fields: { CommentsToCustomer: 'x'.repeat(200) } });
  await page.goto(linkTo(booking));
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
});
