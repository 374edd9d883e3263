import type { CDPSession } from '@playwright/test';
import { linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { cancelButton, expect, expectState, test } from './support';

/** Runs a line in the page as a script would; Playwright's own way counts as a person's act for five seconds. */
async function runWithoutHand(devtools: CDPSession, expression: string): Promise<unknown> {
  const { result } = await devtools.send('Runtime.evaluate', { expression, userGesture: false });
  return result.value;
}

/** Waits until the page is in a state, without touching it as a person would. */
async function expectUntouched(devtools: CDPSession, state: string): Promise<void> {
  const look = "document.querySelector('main')?.dataset.state";
  // Between two pages there is no document.
  await expect.poll(() => runWithoutHand(devtools, look).catch(() => undefined)).toBe(state);
}

const click = "document.querySelector('main form[method=post] [type=submit]').click()";

test('a script that clicks the button in a real browser is asked once more, however long it waits', async ({
  page,
  timedSite,
}) => {
  const booking = await makeBooking();
  const devtools = await page.context().newCDPSession(page);
  await page.goto(linkTo(booking, { site: timedSite.url }));
  await expectUntouched(devtools, 'cancellable');
  timedSite.pass(60_000);
  await runWithoutHand(devtools, click);
  await expectUntouched(devtools, 'confirm-again');
  timedSite.pass(60_000);
  const asked = await runWithoutHand(devtools, 'performance.timeOrigin');
  await runWithoutHand(devtools, click);
  // The page that asks again looks the same each time.
  const origin = () => runWithoutHand(devtools, 'performance.timeOrigin').catch(() => asked);
  await expect.poll(origin).not.toBe(asked);
  await expectUntouched(devtools, 'confirm-again');
  expect(await truthOf(booking)).toMatchObject({ cancelled: false, deletes: 0 });

  timedSite.pass(2_000);
  await cancelButton(page).click();
  await expectState(page, 'cancelled');
});

test('a person who takes a moment presses once, with the mouse or the keyboard alone', async ({
  page,
  timedSite,
}) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking, { site: timedSite.url }));
  timedSite.pass(2_000);
  await cancelButton(page).focus();
  await page.keyboard.press('Enter');
  await expectState(page, 'cancelled');
});

test('a form that a script sends without any input is asked once more', async ({
  page,
  timedSite,
}) => {
  const booking = await makeBooking();
  await page.goto(linkTo(booking, { site: timedSite.url }));
  timedSite.pass(2_000);
  const sent = await page.evaluate(() => {
    const form = document.querySelector('form');
    return form && new FormData(form).get('input');
  });
  expect(sent).toBe('unseen');
  await page.evaluate(() =>
    document.querySelector<HTMLButtonElement>('main form[method=post] [type=submit]')?.click(),
  );
  await expectState(page, 'confirm-again');
  expect((await truthOf(booking)).deletes).toBe(0);
});
