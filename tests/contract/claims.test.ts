import { expect, test } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { open, press, submit } from '../../tools/support/customer';
import { addresses, changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/** No sentence claims more than is known, or answers a question that was not asked. */

const t = words('sv');
const typed = { comment: 'Jag är sjuk.' };

test('only an answer to a press says that no cancellation was sent', async () => {
  const down = await makeBooking({ fault: { wire: '503', on: ['read'] } });
  const opened = await open(linkTo(down));
  expect(opened.body).toContain(t('unavailable.lead'));
  expect(opened.body).not.toContain(t('unavailable.leadAfter.cancel'));

  const booking = await makeBooking();
  const page = await open(linkTo(booking));
  await changeBooking(booking, { fault: { wire: '503', on: ['read'] } });
  const pressed = await press(linkTo(booking), page, typed);
  expect(pressed.body).toContain(t('unavailable.leadAfter.cancel'));

  const looked = await press(linkTo(booking), pressed, { ...typed, intent: 'recheck' });
  expect(looked.body).toContain(t('unavailable.lead'));
  expect(looked.body).not.toContain(t('unavailable.leadAfter.cancel'));
  // Nor where the words are too long for an address, so that the page is shown at once.
  const long = { comment: randomBytes(9_000).toString('base64'), intent: 'recheck' };
  const atOnce = await press(linkTo(booking), pressed, long);
  expect(atOnce.state).toBe('unavailable');
  expect(atOnce.body).not.toContain(t('unavailable.leadAfter.cancel'));
});

test('a link whose cancellation was sent before never says that none was', async () => {
  const booking = await makeBooking();
  const { location = '' } = await submit(booking);
  await changeBooking(booking, { fault: { wire: '429', on: ['reread', 'read'] } });
  const english = words('en');
  const { body } = await open(`${addresses.site}${location.replace('/sv/', '/en/')}`);
  expect(body).not.toContain(english('busy.leadAfter.cancel'));
});

test('a form that only looks says that it looks while it is under way', async () => {
  const booking = await makeBooking({ fault: { wire: 'reset', on: ['cancel'] } });
  const unconfirmed = await submit(booking, typed);
  expect(unconfirmed.state).toBe('unconfirmed');
  expect(unconfirmed.body).toContain(`data-once="${t('form.checking')}"`);
  expect(unconfirmed.body).not.toContain(t('form.working'));
});

test('a long wait is told in minutes', async () => {
  const booking = await makeBooking({
    fault: { wire: '429', on: ['read'], retryAfter: 3600 },
  });
  const { body } = await open(linkTo(booking));
  expect(body).toContain(t('busy.minutes', { count: 60 }));
  expect(body).not.toContain('3600');
});

test('a booking over midnight says when it ends, in words and on one clock', async () => {
  const booking = await makeBooking({
    fields: { From: '2030-11-26T22:00:00', To: '2030-11-27T02:00:00' },
  });
  const { body } = await open(linkTo(booking));
  expect(body).toContain('till onsdag 27\u00a0november 2030 kl.\u00a002:00');
});

const unreadable = [
  { name: 'too large', status: 413, type: 'application/x-www-form-urlencoded', size: 70_000 },
  { name: 'not a form', status: 415, type: 'application/json', size: 2 },
] as const;

for (const { name, status, type, size } of unreadable) {
  test(`a form that is ${name} is answered in the visitor’s language, with a way back`, async () => {
    const url = linkTo(await makeBooking(), { locale: 'de' });
    const german = words('de');
    const send = (to: string) =>
      open(to, { method: 'POST', headers: { 'content-type': type }, body: 'x'.repeat(size) });

    const cancel = await send(url);
    expect(cancel).toMatchObject({ status, state: 'rejected' });
    expect(cancel.body).toContain(german('act.notDone.cancel'));
    const back = /<main.*<a class="[^"]*" href="([^"]*)"/s.exec(
      cancel.body.split('</main>')[0] ?? '',
    );
    const path = (back?.[1] ?? '').replaceAll('&amp;', '&');
    expect((await open(`${new URL(url).origin}${path}`)).state).toBe('cancellable');

    const find = await send(`${addresses.site}/de/bookings`);
    expect(find).toMatchObject({ status, state: 'rejected' });
    expect(find.body).not.toContain(german('act.notDone.cancel'));
    expect(find.body).toMatch(/<main.*<a class="[^"]*" href="\/de".*<\/main>/s);
  });
}
