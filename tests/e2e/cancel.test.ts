import { changeBooking, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { cancelButton, en, expect, expectState, sayWhy, sv, test } from './support';

test('the address bar shows no code after a moment; reload, bookmark and the other language still work', async ({
  page,
  context,
}) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking));
  await expect(page).not.toHaveURL(new RegExp(booking.code));
  const bookmark = page.url();
  await page.reload();
  await expectState(page, 'cancellable');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('cancellable.title'));
  await expect(page).not.toHaveURL(new RegExp(booking.code));
  const later = await context.newPage();
  await later.goto(bookmark);
  await expectState(later, 'cancellable');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('from the link in the email to a confirmed cancellation', async ({ page }) => {
      const booking = await makeBooking();
      await page.goto(linkTo(booking));
      await expectState(page, 'cancellable');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(sv('cancellable.title'));
      expect((await truthOf(booking)).deletes).toBe(0);

      await sayWhy(page);
      await page.getByLabel(sv('form.reason.ill')).check();
      await page.getByLabel(sv('form.comment')).fill('Jag har feber.');
      await cancelButton(page).click();

      await expectState(page, 'cancelled');
      // Every step from the page on carries a ticket in the code's place.
      expect(page.url()).not.toContain(booking.code);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(sv('cancelled.title'));
      expect(await truthOf(booking)).toMatchObject({
        cancelled: true,
        deletes: 1,
        comment: `${sv('form.reason.ill')}. Jag har feber.`,
      });
    });

    test('the confirmation stays: on reload, from the email again, in the other language', async ({
      page,
    }) => {
      const booking = await makeBooking();
      await page.goto(linkTo(booking));
      await cancelButton(page).click();
      await expectState(page, 'cancelled');
      await page.reload();
      await expectState(page, 'cancelled');
      await page.getByRole('link', { name: 'English' }).click();
      await expectState(page, 'cancelled');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('cancelled.title'));
      await page.goto(linkTo(booking));
      await expectState(page, 'cancelled');
      expect((await truthOf(booking)).deletes).toBe(1);
    });

    test('a comment that is too long comes back whole, with what to do about it', async ({
      page,
      browserName,
    }) => {
      expect(browserName).toBe('chromium');
      const booking = await makeBooking();
      await page.goto(linkTo(booking));
      const long = 'Hej! '.repeat(250).trim();
      await page.request.post(linkTo(booking), { form: { comment: long } }).then(async (answer) => {
        expect(answer.status()).toBe(422);
        await page.setContent(await answer.text());
      });
      await expect(page.getByLabel(sv('form.comment'))).toHaveValue(long);
      await expect(page.getByRole('alert')).toContainText(sv('form.problem'));
      await expect(page).toHaveTitle(/^Fel: /);
      expect((await truthOf(booking)).deletes).toBe(0);
    });

    test('keeping the booking changes nothing', async ({ page }) => {
      const booking = await makeBooking();
      await page.goto(linkTo(booking));
      await page.getByRole('link', { name: sv('form.keep') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(sv('kept.title'));
      expect(await truthOf(booking)).toMatchObject({ cancelled: false, deletes: 0 });
    });

    test('a press right away is asked once more, and the second press cancels', async ({
      page,
      timedSite,
    }) => {
      const booking = await makeBooking();
      await page.goto(linkTo(booking, { site: timedSite.url }));
      await sayWhy(page);
      await page.getByLabel(sv('form.comment')).fill('Snabbt');
      await cancelButton(page).click();
      await expectState(page, 'confirm-again');
      expect((await truthOf(booking)).deletes).toBe(0);
      timedSite.pass(2_000);
      await cancelButton(page).click();
      await expectState(page, 'cancelled');
      expect(await truthOf(booking)).toMatchObject({ deletes: 1, comment: 'Snabbt' });
    });

    test('a refusal says so only after reading again, keeps the words, and can be tried again', async ({
      page,
    }) => {
      const booking = await makeBooking({ fault: { wire: '409', on: ['cancel'] } });
      await page.goto(linkTo(booking));
      await sayWhy(page);
      await page.getByLabel(sv('form.comment')).fill('Mina ord');
      await page.getByLabel(sv('form.reason.time')).check();
      await cancelButton(page).click();
      await expectState(page, 'not-cancelled');
      await expect(page.getByText('Mina ord')).toBeVisible();
      await expect(page.getByText(sv('form.reason.time'))).toBeVisible();
      expect((await truthOf(booking)).requests.map(({ phase }) => phase)).toEqual([
        'read',
        'read',
        'cancel',
        'reread',
      ]);

      await changeBooking(booking, { fault: null });
      await cancelButton(page).click();
      await expectState(page, 'cancelled');
      expect((await truthOf(booking)).comment).toContain('Mina ord');
    });

    test('an unclear end says that it is unclear, keeps the words, and looks again when asked', async ({
      page,
    }) => {
      const booking = await makeBooking({
        fault: { wire: 'reset', on: ['cancel', 'reread'], commit: 'after' },
      });
      await page.goto(linkTo(booking));
      await sayWhy(page);
      await page.getByLabel(sv('form.comment')).fill('Mina ord');
      await cancelButton(page).click();
      await expectState(page, 'unconfirmed');
      await expect(page.getByText('Mina ord')).toBeVisible();
      await changeBooking(booking, { fault: null });
      await page.getByRole('button', { name: sv('form.recheck') }).click();
      await expectState(page, 'cancelled');
      expect((await truthOf(booking)).deletes).toBe(1);
    });
  });
}

test('the reason is written in the company’s language, whatever the customer reads', async ({
  page,
}) => {
  const booking = await makeBooking({ company: 'salon' });
  await page.goto(linkTo(booking, { locale: 'en' }));
  await sayWhy(page);
  await page.getByLabel(en('form.reason.mistake')).check();
  await cancelButton(page).click();
  await expectState(page, 'cancelled');
  expect((await truthOf(booking)).comment).toBe(sv('form.reason.mistake'));
});

test('a booking that the company moved is shown anew instead of cancelled', async ({ page }) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking));
  await sayWhy(page);
  await page.getByLabel(sv('form.comment')).fill('Mina ord');
  await changeBooking(booking, {
    fields: {
      From: '2031-05-05T09:15:00',
      To: '2031-05-05T10:15:00',
      LastTimeToUnBook: '2031-05-04T09:15:00',
    },
  });
  await cancelButton(page).click();
  await expectState(page, 'cancellable');
  await expect(page.getByRole('alert')).toContainText(sv('cancellable.changed'));
  await expect(page.getByText('09:15')).not.toHaveCount(0);
  await expect(page.getByLabel(sv('form.comment'))).toHaveValue('Mina ord');
  expect((await truthOf(booking)).deletes).toBe(0);

  await cancelButton(page).click();
  await expectState(page, 'cancelled');
});

test('a deadline that passes while the page is open is noticed on submit', async ({ page }) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking));
  await changeBooking(booking, { fields: { LastTimeToUnBook: '2020-01-01T00:00:00' } });
  await cancelButton(page).click();
  await expectState(page, 'too-late');
  expect((await truthOf(booking)).deletes).toBe(0);
});

test('a booking cancelled elsewhere meanwhile is simply cancelled', async ({ page }) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking));
  await changeBooking(booking, { StatusId: 4 });
  await cancelButton(page).click();
  await expectState(page, 'cancelled');
  expect((await truthOf(booking)).deletes).toBe(0);
});
