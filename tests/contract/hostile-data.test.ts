import { expect } from '@playwright/test';
import { test } from '../support/memory-site';
import { linkTo, makeBooking } from '../support/sandbox';
import { words } from '../support/words';

/**
 * An API that answers at once, in good health, with something nobody expected: the page says only
 * what it knows. Each kind of answer is a row.
 */

const t = words('sv');
const site = 'http://localhost';
const refusal = { wire: '409', on: ['cancel'] };

const uncertain: readonly (readonly [string, object])[] = [
  ['a number nobody knows', { StatusId: 11, Status: 'Postponed', StatusName: 'Postponed' }],
  ['a number and a name that disagree', { StatusId: 1, Status: 'Unbooked' }],
  ['a name that disagrees with both', { StatusName: 'Canceled' }],
  ['no status at all', { StatusId: null, Status: null, StatusName: null }],
];

for (const [what, fields] of uncertain)
  test(`a booking with ${what} is never called booked`, async ({ startMemorySite }) => {
    const { open, press, pass } = startMemorySite();
    const says = { says: fields, on: [] };
    const tooLate = await makeBooking({ startsIn: 300, deadlineIn: -5, faults: [says] });
    const late = await open(linkTo(tooLate, { site }));
    expect(late.state).toBe('too-late');
    expect(late.body).not.toContain(t('too-late.stands'));

    const booking = await makeBooking({ faults: [says, refusal] });
    const link = linkTo(booking, { site });
    const page = await open(link);
    pass(5_000);
    const answer = await press(link, page);
    expect(answer.state).toBe('unconfirmed');
    expect(answer.body).not.toContain(t('unconfirmed.stillListed'));
    const calendar = await open(link.replace('?', '/calendar?'));
    expect(calendar.body).not.toContain('STATUS:CONFIRMED');
  });

for (const [StatusId, Status, said] of [
  [3, 'Reserved', t('booking.reserved')],
  [5, 'AwaitingPayment', t('booking.awaiting-payment')],
  [9, 'AwaitingPaymentFromProvider', t('booking.awaiting-payment')],
] as const)
  test(`a booking that is ${Status} is called so, and not booked`, async ({ startMemorySite }) => {
    const { open, press, pass } = startMemorySite();
    const says = { says: { StatusId, Status, StatusName: Status }, on: [] };
    const link = linkTo(await makeBooking({ faults: [says, refusal] }), { site });
    const page = await open(link);
    expect(page.body).toContain(said);
    pass(5_000);
    const answer = await press(link, page);
    expect(answer.state).toBe('not-cancelled');
    expect(answer.body).not.toContain(t('not-cancelled.stands'));
    const calendar = await open(link.replace('?', '/calendar?'));
    expect(calendar.body).toContain('STATUS:TENTATIVE');
  });
