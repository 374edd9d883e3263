import { expect, test } from '@playwright/test';
import { openShown, wireBooking } from '../../tools/support/outside-text';
import { words } from '../../tools/support/words';

/** Each fact of a booking is on its page, by itself, and none is said that another row contradicts. */

const t = words('sv');
const shown = openShown();
test.afterAll(() => shown.site.close());

/** The page as a reader sees it. */
async function pageOf(fields: object, below?: string): Promise<string> {
  shown.answer(wireBooking('Klippning', fields));
  const { body } = await shown.open(shown.path(below));
  return body
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');
}
const priced = (...Quantities: object[]) => pageOf({ Quantities });

test('people without a price are told', async () => {
  expect(await priced({ Quantity: 6 })).toContain('Antal: 6');
  expect(await priced({ Quantity: 6, Category: 'Vuxen' })).toContain('Vuxen, 6 st');
  expect(await priced({ Quantity: '6' })).toContain('Antal: 6');
  expect(await priced({ Quantity: 'sex', Category: 'Vuxen' })).toContain('Vuxen, sex');
  const mixed = await priced(
    { Quantity: 2, Category: 'Vuxen', Price: 450, CurrencyId: 'SEK' },
    { Quantity: 3, Category: 'Barn' },
  );
  expect(mixed).toContain('Vuxen, 2 st');
  expect(mixed).toContain('Barn, 3 st');
  expect(mixed).toContain('450 kr');
});

test('a price is told as it is, unrounded, in its own sign', async () => {
  expect(await priced({ Price: '450', CurrencyId: 'SEK' })).toContain('450 kr');
  expect(await priced({ Price: '1.450', PriceSign: 'kr' })).toContain('1.450 kr');
  expect(await priced({ Price: 99.5, CurrencyId: 'JPY' })).toContain('99,5 ¥');
  const crowns = await priced({ Price: 500, CurrencyId: 'USD', PriceSign: 'kr' });
  expect(crowns).toContain('500 kr (USD)');
  expect(crowns).not.toContain('$');
  expect(
    await priced({ Price: 450, PriceText: '0 kr', CurrencyId: 'SEK', PriceSign: 'kr' }),
  ).toContain('0 kr / 450 kr');
});

test('a name keeps what it says in angle brackets', async () => {
  expect(await pageOf({ Service: { Name: 'Kurs i <video>' } })).toContain('Kurs i <video>');
});

const open = t('cancellable.refund', { named: 'yes', company: 'Klippning' });
for (const [what, log, isOpen] of [
  ['paid', [{ Amount: 650, CurrencyId: 'SEK' }], true],
  [
    'credited in another row',
    [
      { Amount: 650, CurrencyId: 'SEK' },
      { AmountCredited: 650, CurrencyId: 'SEK' },
    ],
    false,
  ],
  [
    'credited without a currency',
    [{ Amount: 650, CurrencyId: 'SEK' }, { AmountCredited: 650 }],
    false,
  ],
  [
    'paid in two parts and credited in one',
    [
      { Amount: 0.1, CurrencyId: 'SEK' },
      { Amount: 0.2, CurrencyId: 'SEK' },
      { AmountCredited: 0.3, CurrencyId: 'SEK' },
    ],
    false,
  ],
  ['credited more in one row', [{ Amount: 10, AmountCredited: 30 }, { Amount: 20 }], false],
  ['credited in part', [{ Amount: 650 }, { AmountCredited: 100 }], true],
  [
    'credited in another currency',
    [
      { Amount: 65, CurrencyId: 'EUR' },
      { AmountCredited: 65, CurrencyId: 'SEK' },
    ],
    true,
  ],
] as const)
  test(`of a booking ${what}, money back is ${isOpen ? 'open' : 'not called open'}`, async () => {
    const page = await pageOf({ PaymentLog: log });
    expect(page.includes(open)).toBe(isOpen);
  });

test('nights are nights, and days are days', async () => {
  const length = (From: string, To: string, LengthInMinutes: number) =>
    pageOf({ From, To, LengthInMinutes });
  const nights = await length('2031-03-04T15:00:00', '2031-03-07T11:00:00', 4080);
  expect(nights).toContain('3 nätter');
  expect(nights).not.toContain('timmar');
  expect(await length('2031-03-04T00:00:00', '2031-03-05T00:00:00', 1440)).toContain('1 dygn');
  expect(await length('2031-03-04T14:30:00', '2031-03-04T15:30:00', 60)).toContain('1 timme');
});

test('a payment that runs out is told, and one without a limit has none', async () => {
  const inTenMinutes = new Date(Date.now() + 10.5 * 60_000)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' })
    .replace(' ', 'T');
  const awaiting = { StatusId: 5, Status: 'AwaitingPayment', StatusName: 'AwaitingPayment' };
  const page = await pageOf({ ...awaiting, PaymentExpiration: inTenMinutes });
  const [label = ''] = t('booking.payBefore', { when: '|' }).split('|');
  expect(page).toContain(label);
  expect(page).toContain(inTenMinutes.slice(11, 16));
  expect(page).toMatch(/10\sminuter kvar/);
  expect(await pageOf(awaiting)).not.toContain(label);
  const unlimited = {
    StatusId: 6,
    Status: 'AwaitingPaymentNoTimeLimit',
    StatusName: 'AwaitingPaymentNoTimeLimit',
  };
  expect(await pageOf({ ...unlimited, PaymentExpiration: inTenMinutes })).not.toContain(label);
  expect(await pageOf({ PaymentExpiration: inTenMinutes })).not.toContain(label);
});

test('what a cancel was noted with is not shown: nothing says whose words they are', async () => {
  const UnbookedComments = 'Kom inte förra gången heller';
  for (const status of [
    { StatusId: 2, Status: 'Unbooked', StatusName: 'Unbooked' },
    { StatusId: 4, Status: 'Canceled', StatusName: 'Canceled' },
  ])
    expect(await pageOf({ ...status, UnbookedComments })).not.toContain(UnbookedComments);
});
