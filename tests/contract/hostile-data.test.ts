import { expect } from '@playwright/test';
import { test } from '../../tools/support/memory-site';
import { changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/**
 * A healthy API that answers something unexpected: the page says only what it knows. Each kind of
 * answer is a row.
 */

const t = words('sv');
const site = 'http://localhost';
const refusal = { wire: '409', on: ['cancel'] };

const uncertain: readonly (readonly [string, object])[] = [
  ['a number nobody knows', { StatusId: 11, Status: 'Postponed', StatusName: 'Postponed' }],
  ['a number and a name that disagree', { StatusId: 1, Status: 'Unbooked' }],
  ['a name that disagrees with both', { StatusName: 'Canceled' }],
  ['a name that nobody knows', { StatusName: 'Inställd' }],
  ['a name of another kind', { StatusName: { sv: 'Avbokad' } }],
  ['a status that is told of otherwise', { StatusInfo: { Id: 2, Name: 'Avbokad' } }],
  ['a day on which it was unbooked', { UnbookedOn: '2026-11-01' }],
  ['a translated name that says cancelled', { StatusName: 'Avbokad' }],
  ['another of its kind', { StatusName: 'Makulerad' }],
  ['a translated name that says reserved', { StatusName: 'Reserverad' }],
  ['a translated name that says it is not paid', { StatusName: 'Väntar på betalning' }],
  ['a number as text that disagrees', { StatusId: '2' }],
  ['a number of another kind', { StatusId: { Value: 1 } }],
  ['a time at which it was unbooked', { UnbookedOn: '2026-11-01T10:00:00' }],
  ['no status at all', { StatusId: null, Status: null, StatusName: null, StatusInfo: null }],
];

for (const [what, fields] of uncertain)
  test(`a booking with ${what} is never called booked`, async ({ startMemorySite }) => {
    const { open, press, pass } = startMemorySite();
    const says = { says: fields, on: [] };
    const tooLate = await makeBooking({ startsIn: 300, deadlineIn: -90, faults: [says] });
    const late = await open(linkTo(tooLate, { site }));
    expect(late.state).toBe('too-late');
    expect(late.body).not.toContain(t('too-late.stands'));

    const booking = await makeBooking({ faults: [says, refusal] });
    const link = linkTo(booking, { site });
    const page = await open(link);
    pass(5_000);
    const answer = await press(link, page);
    expect(answer.state).toBe('unconfirmed');
    expect(answer.body).not.toContain(t('unconfirmed.stillBooked'));
    const calendar = await open(link.replace('?', '/calendar?'));
    expect(calendar.body).not.toContain('STATUS:CONFIRMED');
  });

for (const [StatusId, Status, StatusName, said] of [
  [3, 'Reserved', 'Reserved', t('booking.reserved')],
  [3, 'Reserved', 'Reserverad', t('booking.reserved')],
  [5, 'AwaitingPayment', 'AwaitingPayment', t('booking.awaiting-payment')],
  [5, 'AwaitingPayment', 'Inväntar betalning', t('booking.awaiting-payment')],
  [9, 'AwaitingPaymentFromProvider', 'Awaiting payment', t('booking.awaiting-payment')],
] as const)
  test(`a booking that is ${Status}, named ${StatusName}, is called so, and not booked`, async ({
    startMemorySite,
  }) => {
    const { open, press, pass } = startMemorySite();
    const says = { says: { StatusId, Status, StatusName, StatusInfo: null }, on: [] };
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

const unset = [
  '0001-01-01T00:00:00',
  '1753-01-01T00:00:00',
  '1900-01-01T00:00:00',
  '1970-01-01T00:00:00',
  '9999-12-31T23:59:59',
  '/Date(-62135596800000)/',
  '',
  null,
];

for (const date of unset)
  test(`a deadline of ${JSON.stringify(date)} is none`, async ({ startMemorySite }) => {
    const { open } = startMemorySite();
    const says = { says: { LastTimeToUnBook: date }, on: [] };
    const page = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
    expect(page.state).toBe('cancellable');
    expect(page.body).not.toContain(t('booking.deadline'));
  });

for (const date of ['2026-12-03', 'i morgon', '2026-02-31T10:00:00', '03/12/2026 10:00'])
  test(`a deadline of "${date}" is said to be unreadable, and the rest shown`, async ({
    startMemorySite,
  }) => {
    const { open } = startMemorySite();
    const says = { says: { LastTimeToUnBook: date }, on: [] };
    const page = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
    expect(page.state).toBe('cancellable');
    expect(page.body).toContain(t('cancellable.deadlineUnknown'));
    expect(page.body).toContain('Klippning och föning');
  });

test('a start that cannot be read is said to be so, and never taken for another', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const says = { says: { From: '2026-12-03', To: 'kl. 15', LastTimeToUnBook: null }, on: [] };
  const link = linkTo(await makeBooking({ faults: [says] }), { site });
  const page = await open(link);
  expect(page.body).toContain(t('booking.timeUnknown'));
  expect(page.body).not.toMatch(/<time/);
});

for (const written of [
  '2031-03-04 14:30:00',
  '2031-03-04T14:30:00.1234567',
  '2031-03-04T13:30:00Z',
  '2031-03-04T14:30:00+01',
])
  test(`a start of "${written}" is half past two in Stockholm`, async ({ startMemorySite }) => {
    const { open } = startMemorySite();
    const says = { says: { From: written, To: null, LastTimeToUnBook: null }, on: [] };
    const page = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
    expect(page.body).toMatch(/<time [^>]*dateTime="2031-03-04T14:30:00">/);
  });

for (const CountryId of ['US', 'ES', 'XX', null])
  test(`a company in "${String(CountryId)}", whose zone nobody tells, gets no "in two days" and no "too late"`, async ({
    startMemorySite,
  }) => {
    const { open } = startMemorySite();
    const company = { Name: 'Cutters', City: 'Denver', CountryId };
    const at = (hours: number) =>
      new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19);
    const page = async (dates: object) => {
      const says = { says: { Company: company, ...dates }, on: [] };
      const link = linkTo(await makeBooking({ faults: [says] }), { site });
      return { ...(await open(link)), calendar: await open(link.replace('?', '/calendar?')) };
    };
    const ahead = await page({ From: at(90), To: at(91), LastTimeToUnBook: at(60) });
    expect(ahead.state).toBe('cancellable');
    expect(ahead.body).not.toContain(' data-until=');
    expect(ahead.body).not.toContain('i morgon');
    expect(ahead.body).toContain(t('when.localTime'));
    expect(ahead.calendar.body).toMatch(/DTSTART:\d{8}T\d{6}\r/);

    const perhaps = await page({ From: at(10), To: at(11), LastTimeToUnBook: at(-3) });
    expect(perhaps.state).toBe('cancellable');
    expect(perhaps.body).toContain(t('cancellable.mayHavePassed'));

    expect((await page({ From: at(40), To: at(41), LastTimeToUnBook: at(-15) })).state).toBe(
      'too-late',
    );
  });

test('a message and a description in HTML read as a person reads them', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const CommentsToCustomer =
    '<p>Ta med <b>legitimation</b>&nbsp;&amp; kort.</p><ul><li>Port 4</li><li>Kod 12&lt;34</li></ul><script>alert(1)</script><!-- intern -->';
  const says = { says: { CommentsToCustomer }, on: [] };
  const { body } = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
  expect(body).toMatch(/Ta med legitimation.&amp; kort\.\n+ ?• Port 4\n ?• Kod 12&lt;34</);
  for (const left of ['&lt;p&gt;', 'alert', 'intern', '&amp;amp;', '&amp;nbsp;'])
    expect(body).not.toContain(left);
});

test('fifty thousand characters in every text break no page', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const long = '<b>å</b> '.repeat(6_000);
  const says = {
    says: { CommentsToCustomer: long, Service: { Name: long, Description: long } },
    on: [],
  };
  const page = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
  expect(page.status).toBe(200);
  expect(page.body.length).toBeLessThan(60_000);
});

for (const [what, payments, shown, hidden] of [
  ['paid nothing', [{ Amount: 0, AmountCredited: 0 }], [], ['booking.paid', 'booking.credited']],
  [
    'a negative payment',
    [{ Amount: -650, AmountCredited: -1 }],
    [],
    ['booking.paid', 'booking.credited'],
  ],
  [
    'a credit written as less than nothing',
    [{ Amount: 650, AmountCredited: -650 }],
    [],
    ['booking.paid', 'booking.credited'],
  ],
  [
    'a credit nobody can read',
    [{ Amount: 650, AmountCredited: '650,00' }],
    [],
    ['booking.paid', 'booking.credited'],
  ],
  [
    'a credit without a payment',
    [{ AmountCredited: 650, CurrencyId: 'SEK' }],
    ['booking.credited'],
    ['booking.paid'],
  ],
  [
    'two currencies',
    [
      { Amount: 10, CurrencyId: 'EUR' },
      { Amount: 90, CurrencyId: 'SEK' },
    ],
    ['booking.paid'],
    [],
  ],
] as const)
  test(`a cancelled booking with ${what} says just that`, async ({ startMemorySite }) => {
    const { open } = startMemorySite();
    const says = { says: { PaymentLog: payments }, on: [] };
    const booking = await makeBooking({ StatusId: 2, faults: [says] });
    const { body } = await open(linkTo(booking, { site }));
    for (const key of shown) expect(body).toMatch(new RegExp(`>${t(key)}\\s?</dt>`));
    for (const key of hidden) expect(body).not.toMatch(new RegExp(`>${t(key)}\\s?</dt>`));
    // Without a payment the page does not mention a missing credit.
    if (shown.length === 0)
      expect(body).not.toContain(
        t('cancelled.notCredited', { named: 'yes', company: 'Salong Norrsken' }),
      );
  });

for (const [what, changes, state] of [
  ['another number', { Id: 1 }, 'not-found'],
  ['another code', { CancellationCode: 'SOMEBODY' }, 'not-found'],
  ['no code', { CancellationCode: null }, 'cancellable'],
  ['a blank code', { CancellationCode: ' ' }, 'cancellable'],
  ['a code of another kind', { CancellationCode: { Value: 1 } }, 'not-found'],
  ['a number for a code', { CancellationCode: 999 }, 'not-found'],
] as const)
  test(`an answer with ${what} leads to "${state}"`, async ({ startMemorySite }) => {
    const { open } = startMemorySite();
    const booking = await makeBooking({ faults: [{ says: changes, on: [] }] });
    expect((await open(linkTo(booking, { site }))).state).toBe(state);
  });

test('a code that differs in case alone is the same', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const says = { says: { CancellationCode: 'AbCdEf' }, on: [] };
  const booking = await makeBooking({ code: 'ABCDEF', faults: [says] });
  expect((await open(linkTo(booking, { site }))).state).toBe('cancellable');
});

for (const wire of ['400', '403', '404-text'])
  test(`an answer ${wire} to a read is not called no answer`, async ({ startMemorySite }) => {
    const { open } = startMemorySite();
    const booking = await makeBooking({ fault: { wire, on: ['read'] } });
    const page = await open(linkTo(booking, { site }));
    expect(page.state).toBe('unavailable');
    expect(page.body).not.toContain('svarar inte');
  });

test('a cancel that the API confirmed and does not show yet stays cancelled; later both are told', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  const booking = await makeBooking({ fault: { on: ['cancel'], stale: { reads: 100 } } });
  const link = linkTo(booking, { site });
  const page = await open(link);
  pass(5_000);
  const done = await press(link, page);
  expect(done.status).toBe(303);
  const end = `${site}${done.location ?? ''}`;
  expect((await open(end)).state).toBe('cancelled');
  const soon = await open(end);
  expect(soon.state).toBe('cancelled');
  expect(soon.body).toContain(t('cancelled.catchingUp'));
  expect(soon.body).not.toContain('<form');
  expect(soon.body).not.toContain('/calendar?');

  pass(11 * 60_000);
  const later = await open(end);
  expect(later.state).toBe('cancellable');
  expect(later.body).toContain('inte bokningen som avbokad. Fråga Salong Norrsken');
});

for (const [state, times] of [
  // Far enough away that neither a repeated hour nor a slow machine matters.
  ['too-late', { startsIn: 500, deadlineIn: 90 }],
  ['started', { startsIn: 90, deadlineIn: 90 }],
] as const)
  test(`a cancel that the API confirmed and then does not show is told on "${state}" too`, async ({
    startMemorySite,
  }) => {
    const { open, press, pass } = startMemorySite();
    const link = linkTo(
      await makeBooking({ ...times, fault: { on: ['cancel'], stale: { reads: 100 } } }),
      { site },
    );
    const page = await open(link);
    pass(5_000);
    const done = await press(link, page);
    pass(4 * 60 * 60_000);
    const later = await open(`${site}${done.location ?? ''}`);
    expect(later.state).toBe(state);
    expect(later.body).toContain('inte bokningen som avbokad. Fråga Salong Norrsken');
    expect(later.body).not.toContain(t('too-late.stands'));
  });

test('a number that cannot be dialled is shown, and both of two mails are offered', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const Company = {
    Name: 'Salong Norrsken',
    CountryId: 'SE',
    Phone: '08-123 456 ankn 7; 0771-SALONG',
    Email: 'hej@salong.example, boka@salong.example',
  };
  const booking = await makeBooking({ faults: [{ says: { Company }, on: [] }] });
  const { body } = await open(linkTo(booking, { site }));
  expect(body.match(/href="tel:[^"]*"/g)).toEqual(['href="tel:+468123456"']);
  expect(body).toContain('0771-SALONG');
  expect(body.match(/href="mailto:[^"]*"/g)).toHaveLength(2);
});

for (const nested of ['<ul><li>', '<div>', '<b>', '<table><tr><td>'])
  test(`a text of ${nested} five thousand times over breaks no page`, async ({
    startMemorySite,
  }) => {
    const { open } = startMemorySite();
    const says = { says: { CommentsToCustomer: `Hej. ${nested.repeat(5_000)}` }, on: [] };
    const page = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
    expect(page.status).toBe(200);
    expect(page.body).toContain('Hej.');
  });

test('an address in angle brackets is text, and cells of a table stay apart', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const CommentsToCustomer =
    'Mejla <hej@salong.se><br><table><tr><td>Pris</td><td>450</td></tr></table>';
  const says = { says: { CommentsToCustomer }, on: [] };
  const { body } = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
  expect(body).toContain('Mejla &lt;hej@salong.se&gt;');
  expect(body).toMatch(/Pris +450/);
});

test('names are read as people read them, and what shows nothing is no name', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const says = {
    says: {
      Service: { Name: 'Klippning &amp; <b>färg</b>', Description: '\u3164\u2800' },
      Company: { Name: `Z\u0301${'\u0301'.repeat(500)}along`, CountryId: 'SE' },
    },
    on: [],
  };
  const { body } = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
  expect(body).toContain('Klippning &amp; färg');
  expect(body).not.toContain('\u3164');
  expect(body).not.toMatch(/\u0301{7}/);
});

test('a number of pieces is said where the API says it, and nothing is said of none', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const line = { Category: null, PriceText: null, CurrencyId: 'SEK', PriceSign: 'kr' };
  const Quantities = [
    { ...line, Quantity: 3, Price: 450 },
    { ...line, Quantity: 0, Price: 77 },
    { ...line, Quantity: -1, Price: 88 },
  ];
  const says = { says: { Quantities }, on: [] };
  const { body } = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
  expect(body).toContain('Antal: 3');
  expect(body).not.toContain('77\u00a0kr');
  expect(body).not.toContain('88\u00a0kr');
});

test('the company’s own site is offered where one asks the company', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const Company = { Name: 'Salong', CountryId: 'SE', HomePage: 'www.salong.se/boka' };
  const says = { says: { Company }, on: [] };
  const { body } = await open(linkTo(await makeBooking({ faults: [says] }), { site }));
  expect(body).toContain('href="https://www.salong.se/boka"');
  expect(body).toContain('<bdi dir="ltr" translate="no">www.salong.se</bdi>');
});

test('an event that would end before it begins ends by its length', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const says = { says: { From: '2031-03-04T14:30:00', To: '2031-03-04T13:30:00' }, on: [] };
  const link = linkTo(await makeBooking({ faults: [says] }), { site });
  const { body } = await open(link.replace('?', '/calendar?'));
  expect(body).toContain('DTSTART:20310304T133000Z');
  expect(body).toContain('DTEND:20310304T143000Z');
});

test('what was given back already is told before the cancel too, and nothing is left to decide', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const PaymentLog = [{ Amount: 650, AmountCredited: 650, CurrencyId: 'SEK' }];
  const booking = await makeBooking({ faults: [{ says: { PaymentLog }, on: [] }] });
  const { body } = await open(linkTo(booking, { site }));
  expect(body).toContain(`>${t('booking.paid')}</dt>`);
  expect(body).toContain(`>${t('booking.credited')}</dt>`);
  expect(body).not.toContain(t('cancellable.refund', { named: 'yes', company: 'Salong Norrsken' }));
});

test('a cancel that is dated ahead is told without its date', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const says = { UnbookedOn: '2098-01-05T10:00:00' };
  const booking = await makeBooking({ StatusId: 2, faults: [{ says, on: [] }] });
  const { body } = await open(linkTo(booking, { site }));
  expect(body).toContain(t('cancelled.title'));
  expect(body).not.toContain('2098');
});

for (const [PriceText, CurrencyId] of [
  ['500 kr', 'EUR'],
  ['500 €', 'SEK'],
  ['-500 kr', 'SEK'],
] as const)
  test(`a price of "${PriceText}" in ${CurrencyId} is told in its own words`, async ({
    startMemorySite,
  }) => {
    const { open } = startMemorySite();
    const Quantities = [
      {
        Quantity: 1,
        Price: 500,
        CurrencyId,
        PriceSign: PriceText.replace(/[-\d ]/g, ''),
        PriceText,
      },
    ];
    const booking = await makeBooking({ faults: [{ says: { Quantities }, on: [] }] });
    const { body } = await open(linkTo(booking, { site }));
    expect(body).toMatch(new RegExp(PriceText.replace(' ', '\\s')));
  });

for (const [written, mails] of [
  ['Anna <anna@salong.se>', ['anna@salong.se']],
  ['mailto:hej@salong.se', ['hej@salong.se']],
  ['hej@sal ong.se', []],
  ['hej@x..se', []],
  ['info@x.se/boka@x.se', ['info@x.se', 'boka@x.se']],
  ['info@salong.se-boka@salong.se', []],
  ["'info@x.se'", ['info@x.se']],
  ['E-post=info@x.se.', ['info@x.se']],
  ['hej@salong', []],
] as const)
  test(`the mail "${written}" is written to as ${String(mails)}`, async ({ startMemorySite }) => {
    const { open } = startMemorySite();
    const Company = { Name: 'Salong', CountryId: 'SE', Phone: '08-123 456', Email: written };
    const booking = await makeBooking({ faults: [{ says: { Company }, on: [] }] });
    const { body } = await open(linkTo(booking, { site }));
    expect([...body.matchAll(/href="mailto:([^"]*)"/g)].map(([, mail]) => mail)).toEqual(mails);
  });

test('what is left to give back is still for the company to decide', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const PaymentLog = [{ Amount: 450, AmountCredited: 100, CurrencyId: 'SEK' }];
  const booking = await makeBooking({ faults: [{ says: { PaymentLog }, on: [] }] });
  const { body } = await open(linkTo(booking, { site }));
  expect(body).toContain(`>${t('booking.credited')}</dt>`);
  expect(body).toContain(t('cancellable.refund', { named: 'yes', company: 'Salong Norrsken' }));
});

test('a cancel that is dated before its own booking is told without its date', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const says = { UnbookedOn: '2026-01-05T10:00:00', CreatedDate: '2026-01-20T10:00:00' };
  const booking = await makeBooking({ StatusId: 2, faults: [{ says, on: [] }] });
  const { body } = await open(linkTo(booking, { site }));
  expect(body).toContain(t('cancelled.title'));
  expect(body).not.toContain('5 januari');
});

test('a cancel that this press made is not dated long before it', async ({ startMemorySite }) => {
  const { open, press, pass } = startMemorySite();
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const page = await open(link);
  pass(5_000);
  const done = await press(link, page);
  await changeBooking(booking, { fields: { UnbookedOn: '2026-01-05T10:00:00' } });
  const { body, state } = await open(`${site}${done.location ?? ''}`);
  expect(state).toBe('cancelled');
  expect(body).not.toContain('5 januari');
});
