import { expect, test } from '@playwright/test';
import { open } from '../../tools/support/customer';
import { changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/** Whom to call while the booking cannot be read. */

const down = { fault: { wire: '503', on: ['read'] } };

test('a page that cannot read the booking names the company where its link opened before', async () => {
  const booking = await makeBooking({ company: 'salon' });
  expect((await open(linkTo(booking))).state).toBe('cancellable');
  await changeBooking(booking, down);
  const page = await open(linkTo(booking));
  expect(page.state).toBe('unavailable');
  expect(page.body).toContain('href="tel:+4692012345"');
  expect(page.body).toMatch(/<h2[^>]*>Kontakta Salong Norrsken</);
});

test('where the link opened nothing, or the code is another, it only says where to look', async () => {
  const booking = await makeBooking({ company: 'salon', ...down });
  const page = await open(linkTo(booking));
  expect(page.state).toBe('unavailable');
  expect(page.body).toContain(words('sv')('contact.none'));

  const known = await makeBooking({ company: 'salon' });
  await open(linkTo(known));
  await changeBooking(known, down);
  const guessed = await open(linkTo({ ...known, code: `${known.code}X` }));
  expect(guessed.body).not.toContain('Salong Norrsken');
});
