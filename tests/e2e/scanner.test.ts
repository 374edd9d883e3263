import { addresses, linkTo, makeBooking, truthOf } from '../support/sandbox';
import { cancelButton, expect, expectState, takeTime, test } from './support';

test('a script that clicks the button in a real browser is asked once more, however long it waits', async ({
  page,
}) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking, { site: addresses.usualSite }));
  await expectState(page, 'cancellable');
  // The test's own look at the page counts as a person's act for five seconds.
  await takeTime(5600);
  const devtools = await page.context().newCDPSession(page);
  const click = {
    expression: "document.querySelector('button.danger').click()",
    userGesture: false,
  };
  await devtools.send('Runtime.evaluate', click);
  await expectState(page, 'confirm-again');
  await takeTime(5600);
  await devtools.send('Runtime.evaluate', click);
  await expectState(page, 'confirm-again');
  expect(await truthOf(booking)).toMatchObject({ cancelled: false, deletes: 0 });

  await takeTime(2200);
  await cancelButton(page).click();
  await expectState(page, 'cancelled');
});

test('a person who takes a moment presses once, with the mouse or the keyboard alone', async ({
  page,
}) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking, { site: addresses.usualSite }));
  await takeTime(2200);
  await cancelButton(page).focus();
  await page.keyboard.press('Enter');
  await expectState(page, 'cancelled');
});

test('a form that a script sends without a hand is asked once more', async ({ page }) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking, { site: addresses.usualSite }));
  await takeTime(2200);
  const sent = await page.evaluate(() => {
    const form = document.querySelector('form');
    return form && new FormData(form).get('hand');
  });
  expect(sent).toBe('unseen');
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('.danger')?.click());
  await expectState(page, 'confirm-again');
  expect((await truthOf(booking)).deletes).toBe(0);
});
