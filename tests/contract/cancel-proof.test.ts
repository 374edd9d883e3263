import { expect, test } from '@playwright/test';
import { open, post, press, submit } from '../../tools/support/customer';
import { addresses, changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';

/** An API that no longer lists what it cancelled must not make the confirmation vanish. */

const forgets = { fault: { assumptions: { cancelledListed: 'no' } } };
const cancelled = async (wanted: object) => {
  const booking = await makeBooking(wanted);
  const { location = '' } = await submit(booking);
  return { booking, location };
};

test('the confirmation shows and stays, on reload and in every language', async () => {
  const { location } = await cancelled(forgets);
  for (const path of [location, location, location.replace('/sv/', '/en/')]) {
    expect(await open(`${addresses.site}${path}`)).toMatchObject({
      status: 200,
      state: 'cancelled',
    });
  }
});

test('it keeps its way to the other languages', async () => {
  const { location } = await cancelled(forgets);
  const { body } = await open(`${addresses.site}${location}`);
  const english = /href="(\/en\/bookings\/[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await open(`${addresses.site}${english}`)).state).toBe('cancelled');
});

test('it also shows when the API is down just after the cancel', async () => {
  const { booking, location } = await cancelled({});
  await changeBooking(booking, { fault: { wire: '503', on: ['reread'] } });
  expect((await open(`${addresses.site}${location}`)).state).toBe('cancelled');
});

test('a cancel from the page of an earlier one carries its own proof alone', async () => {
  const { booking, location } = await cancelled({});
  expect((await open(`${addresses.site}${location}`)).state).toBe('cancelled');
  // The company books the number anew; the page of the first cancel is still open.
  const inDays = (days: number) =>
    new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  const From = `${inDays(9)}T10:00:00`;
  const fields = { From, To: `${inDays(9)}T11:00:00`, LastTimeToUnBook: `${inDays(8)}T10:00:00` };
  await changeBooking(booking, { StatusId: 1, fields });
  const page = await open(`${addresses.site}${location}`);
  expect(page.state).toBe('cancellable');
  // Whoever reads next is shown the booking as it was.
  await changeBooking(booking, { fault: { on: ['cancel'], stale: { reads: 5 } } });
  const answer = await press(`${addresses.site}${location}`, page);
  expect(answer.status).toBe(303);
  expect(answer.location?.match(/receipt=/g)).toHaveLength(1);
  expect((await open(`${addresses.site}${answer.location ?? ''}`)).state).toBe('cancelled');
});

test('without the receipt the page says what it knows', async () => {
  const { booking } = await cancelled(forgets);
  expect((await open(linkTo(booking))).state).toBe('not-found');
});

test('nobody can forge one, borrow one, or alter one', async () => {
  const mine = await cancelled(forgets);
  const yours = await makeBooking({ fault: { wire: '503', on: ['read'] } });
  const receipt = new URL(mine.location, addresses.site).searchParams.get('receipt') ?? '';
  expect(receipt).toMatch(/^[0-9a-z]+\.\d{14}\.[\w-]{16}\.[\w-]{22}$/);
  const [time = '', wall = '', seen = '', signature = ''] = receipt.split('.');
  const forged = [
    linkTo(yours) + `&receipt=${receipt}`,
    linkTo(mine.booking) + `&receipt=${time}.20300101000000.${seen}.${signature}`,
    linkTo(mine.booking) + `&receipt=zzzzzzzz.${wall}.${seen}.${signature}`,
    linkTo(mine.booking) + `&receipt=${time}.${wall}.${signature}`,
    linkTo(mine.booking) + `&receipt=${time}.${wall}.${'A'.repeat(16)}.${signature}`,
    linkTo(mine.booking) + `&receipt=${time}.${wall}.${seen}.${'A'.repeat(22)}`,
    linkTo(mine.booking) + '&receipt=',
  ];
  for (const url of forged) expect((await open(url)).state, url).not.toBe('cancelled');
});

test('once a page shows another booking of its number, no address leads back to the proof', async () => {
  const { booking, location } = await cancelled({});
  await open(`${addresses.site}${location}`);
  const inDays = (days: number) =>
    new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  const fields = {
    From: `${inDays(9)}T10:00:00`,
    To: `${inDays(9)}T11:00:00`,
    LastTimeToUnBook: `${inDays(8)}T10:00:00`,
  };
  await changeBooking(booking, { StatusId: 1, fields });
  const page = await open(`${addresses.site}${location}`);
  expect(page.state).toBe('cancellable');
  expect(page.body).not.toContain('receipt=');
  // Pressed in a tab that still has the old address, without an input that was seen: it is asked once more.
  const again = await post(`${addresses.site}${location}`, page, { input: 'unseen' });
  expect(again.status).toBe(303);
  expect(again.location).not.toContain('receipt=');
  await changeBooking(booking, { fault: { assumptions: { cancelledListed: 'no' } }, StatusId: 2 });
  expect((await open(`${addresses.site}${again.location ?? ''}`)).state).not.toBe('cancelled');
});
