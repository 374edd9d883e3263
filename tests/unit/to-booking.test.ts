import { expect, test } from '@playwright/test';
import { toBooking } from '@/lib/bokamera/to-booking';
import { bokaMeraBooking } from '@/lib/bokamera/wire';
import { momentOfWallTime } from '@/lib/booking/moment';

const read = (fields: object, fallback?: string) =>
  toBooking(bokaMeraBooking.parse({ Id: 7, ...fields }), fallback);
const company = (fields: object) => read({ Company: fields }).company;
const inStockholm = (wall: string) => momentOfWallTime(wall, 'Europe/Stockholm');

const whole = {
  Id: 404042,
  Status: 'Booked',
  StatusId: 1,
  StatusName: 'Bokad',
  From: '2026-11-27T14:30:00',
  To: '2026-11-27T15:30:00',
  LastTimeToUnBook: '2026-11-26T14:30:00',
  CreatedDate: '2026-11-01T09:00:00',
  UpdatedDate: '2026-11-02T10:00:00',
  UnbookedOn: '0001-01-01T00:00:00',
  LengthInMinutes: 60,
  Service: {
    Id: 12,
    Name: ' Klippning &amp; föning ',
    Description: '<p>Ett</p><p>Två</p>',
    LengthInMinutes: 45,
    IsGroupBooking: true,
  },
  Company: {
    Id: 'c-1',
    Name: 'Salong Norrsken',
    Street1: 'Storgatan 21',
    Street2: 'vån 2',
    ZipCode: '972 31',
    City: 'Luleå',
    CountryId: 'se',
    Phone: '0920-123 45',
    Email: 'hej@salong.se',
    LogoType: 'https://logo.example/x.png',
    SitePath: 'Norrsken',
    HomePage: 'www.salong.se',
  },
  BookedResourceTypes: [
    {
      Id: 3,
      Name: 'Frisör',
      Resources: [
        { Id: 31, Name: 'Maja' },
        { Id: 32, Name: 'Bo' },
      ],
    },
    {
      Id: 4,
      Name: ' ',
      Resources: [
        { Id: 41, Name: 'Stol <b>2</b>' },
        { Id: 42, Name: ' ' },
      ],
    },
  ],
  Quantities: [
    {
      Quantity: 2,
      Category: 'Vuxen',
      Price: 450,
      CurrencyId: 'sek',
      PriceSign: 'kr',
      PriceText: '450 kr',
    },
    {
      Quantity: 1,
      Category: 'Barn',
      Price: 0,
      CurrencyId: 'SEK',
      PriceSign: 'kr',
      OccupiesSpot: false,
    },
  ],
  PaymentLog: [
    { Amount: 420, AmountCredited: 100, CurrencyId: 'SEK', CurrencyInfo: { CurrencySign: 'kr' } },
    { Amount: 0, AmountCredited: 0, CurrencyId: 'SEK' },
  ],
  CommentsToCustomer: 'Porten<br>1234',
};

test('a whole booking is read with every fact in its place', () => {
  expect(read(whole)).toEqual({
    id: 404042,
    status: 'booked',
    company: {
      source: 'api',
      id: 'c-1',
      name: 'Salong Norrsken',
      street: 'Storgatan 21, vån 2',
      postalCode: '972 31',
      city: 'Luleå',
      country: 'SE',
      phone: '0920-123 45',
      email: 'hej@salong.se',
      logo: 'https://logo.example/x.png',
      bookAgainPage: 'https://norrsken.bokamera.se',
      homePage: 'https://www.salong.se/',
      timeZone: 'Europe/Stockholm',
    },
    service: { name: 'Klippning & föning', description: 'Ett\n\nTvå' },
    start: inStockholm('2026-11-27T14:30:00'),
    end: inStockholm('2026-11-27T15:30:00'),
    lengthInMinutes: 60,
    deadline: inStockholm('2026-11-26T14:30:00'),
    unreadable: [],
    payBefore: undefined,
    cancelledOn: undefined,
    madeOn: inStockholm('2026-11-01T09:00:00'),
    updatedOn: inStockholm('2026-11-02T10:00:00'),
    resources: [
      { kind: 'Frisör', name: 'Maja' },
      { kind: 'Frisör', name: 'Bo' },
      { kind: undefined, name: 'Stol 2' },
    ],
    priceLines: [
      {
        category: 'Vuxen',
        quantity: 2,
        text: '450 kr',
        amount: { value: 450, currency: 'SEK', sign: 'kr' },
      },
      {
        category: 'Barn',
        quantity: 1,
        text: undefined,
        amount: { value: 0, currency: 'SEK', sign: 'kr' },
      },
    ],
    payments: [
      {
        paid: { value: 420, currency: 'SEK', sign: 'kr' },
        credited: { value: 100, currency: 'SEK', sign: 'kr' },
      },
    ],
    messageToCustomer: 'Porten\n1234',
    bookable: {
      companyId: 'c-1',
      serviceId: 12,
      serviceMinutes: 45,
      resources: [
        { typeId: 3, id: 31 },
        { typeId: 3, id: 32 },
        { typeId: 4, id: 41 },
        { typeId: 4, id: 42 },
      ],
      places: 2,
    },
  });
});

test('a booking of which nothing is said has nothing to show', () => {
  const {
    company: { source, ...company },
    ...rest
  } = read({});
  expect(source).toBe('api');
  expect(Object.values(company).filter((value) => value !== undefined)).toEqual([]);
  expect(rest).toEqual({
    id: 7,
    status: 'unknown',
    service: undefined,
    start: undefined,
    end: undefined,
    lengthInMinutes: undefined,
    deadline: undefined,
    unreadable: ['start'],
    payBefore: undefined,
    cancelledOn: undefined,
    madeOn: undefined,
    updatedOn: undefined,
    resources: [],
    priceLines: [],
    payments: [],
    messageToCustomer: undefined,
    bookable: undefined,
  });
});

test('which dates are there and cannot be read is said; which are unset is not', () => {
  expect(read({ From: 'snart', LastTimeToUnBook: 'i god tid' }).unreadable).toEqual([
    'start',
    'deadline',
  ]);
  const From = '2026-11-27T14:30:00';
  expect(read({ From, LastTimeToUnBook: '0001-01-01T00:00:00' }).unreadable).toEqual([]);
});

test('a booking has a start, so one that names none leaves it unknown', () => {
  expect(read({ From: null }).unreadable).toEqual(['start']);
});

test('a booking that is booked and was unbooked contradicts itself', () => {
  const UnbookedOn = '2026-11-02T10:00:00';
  expect(read({ StatusId: 1, UnbookedOn }).status).toBe('unknown');
  expect(read({ StatusId: 3, UnbookedOn }).status).toBe('unknown');
  expect(read({ StatusId: 2, UnbookedOn }).status).toBe('cancelled');
  // Also at a time that nobody here can read.
  for (const unread of ['2026-11-23', '11/24/2026 9:30:00 AM', 1_795_000_000_000, true, {}])
    expect(read({ StatusId: 1, UnbookedOn: unread }).status, JSON.stringify(unread)).toBe(
      'unknown',
    );
  expect(read({ StatusId: 1, UnbookedOn: '2026-11-23T14:00:00Z' }).status).toBe('unknown');
  expect(read({ StatusId: 1, UnbookedOn: '0001-01-01T00:00:00' }).status).toBe('booked');
});

test('an end that does not follow the start is none, and a deadline after it is none', () => {
  const From = '2026-11-27T14:30:00';
  for (const To of ['2026-11-27T13:30:00', '2026-11-25T15:00:00', From])
    expect(read({ From, To }).end, To).toBeUndefined();
  expect(read({ From, To: '2026-11-28T01:00:00' }).end?.wall).toBe('2026-11-28T01:00:00');
  expect(read({ To: From }).end?.wall).toBe(From);
  for (const LastTimeToUnBook of ['2026-11-28T14:30:00', '2079-06-06T23:59:00'])
    expect(read({ From, LastTimeToUnBook }).deadline, LastTimeToUnBook).toBeUndefined();
  expect(read({ From, LastTimeToUnBook: From }).deadline?.wall).toBe(From);
  expect(read({ LastTimeToUnBook: From }).deadline?.wall).toBe(From);
});

test('a length is the booking’s own, or else its service’s, and never none', () => {
  expect(read({ LengthInMinutes: 0, Service: { LengthInMinutes: 45 } }).lengthInMinutes).toBe(45);
  for (const length of [-5, 0.2, 59.7, 1e15])
    expect(
      read({ LengthInMinutes: length, Service: { LengthInMinutes: 0 } }).lengthInMinutes,
    ).toBeUndefined();
});

test('a length that its start and end contradict is not told', () => {
  const length = (fields: object) =>
    read({ From: '2026-11-27T14:30:00', To: '2026-11-27T15:30:00', ...fields }).lengthInMinutes;
  expect(length({ LengthInMinutes: 60 })).toBe(60);
  expect(length({ LengthInMinutes: 120 })).toBeUndefined();
  expect(length({ Service: { LengthInMinutes: 30 } })).toBeUndefined();
  expect(length({ Service: { LengthInMinutes: 60 } })).toBe(60);
  // The night on which an hour comes twice: three hours by the clock, four to live through.
  const night = {
    From: '2026-10-25T01:00:00',
    To: '2026-10-25T04:00:00',
    Company: { CountryId: 'SE' },
  };
  expect(length({ ...night, LengthInMinutes: 180 })).toBe(180);
  expect(length({ ...night, LengthInMinutes: 240 })).toBe(240);
  expect(length({ ...night, LengthInMinutes: 60 })).toBeUndefined();
});

test('one line of an address is enough, and spaces are none', () => {
  expect(company({ Street1: ' ', Street2: 'Storgatan 21' }).street).toBe('Storgatan 21');
  expect(company({ Street1: ' ', Street2: '' }).street).toBeUndefined();
});

test('the company’s number stands with the booking where it does not stand with the company', () => {
  expect(read({ CompanyId: 'c-2' }).company.id).toBe('c-2');
  expect(read({ CompanyId: 'c-2', Company: { Id: ' ' } }).company.id).toBe('c-2');
  expect(read({ CompanyId: 'c-2', Company: { Id: 'c-1' } }).company.id).toBe('c-1');
});

for (const [SitePath, HomePage, page] of [
  ['demo', undefined, 'https://demo.bokamera.se'],
  ['a'.repeat(63), undefined, `https://${'a'.repeat(63)}.bokamera.se`],
  ['a'.repeat(64), undefined, undefined],
  ['min salong', 'salong.se', 'https://salong.se/'],
  ['-demo', 'salong.se', 'https://salong.se/'],
  ['demo-', 'salong.se', 'https://salong.se/'],
  ['xdemo/..', 'salong.se', 'https://salong.se/'],
  ...['www', 'API', 'testapi', 'identity', 'mail', 'admin', 'login', 'cdn', 'null'].map(
    (own) => [own, 'salong.se', 'https://salong.se/'] as const,
  ),
  [' ', 'salong.se/boka', 'https://salong.se/boka'],
  [undefined, 'HTTP://salong.se', 'http://salong.se/'],
  [undefined, 'https://räksmörgås.se', 'https://xn--rksmrgs-5wao1o.se/'],
  [undefined, 'salong.xn--p1ai', 'https://salong.xn--p1ai/'],
  [undefined, 'http://', undefined],
  [undefined, 'salong', undefined],
  [undefined, 'salong.internal', undefined],
  [undefined, 'salong.home.arpa', undefined],
  [undefined, 'salong.test', undefined],
  [undefined, 'salong.c', undefined],
  [undefined, 'user@salong.se', undefined],
  [undefined, ':x@salong.se', undefined],
  [undefined, 'salong.se:8443', undefined],
  [undefined, '10.0.0.1', undefined],
] as const)
  test(`${JSON.stringify(SitePath)} and ${JSON.stringify(HomePage)} lead to ${page}`, () => {
    expect(company({ SitePath, HomePage }).bookAgainPage).toBe(page);
  });

/** The time zones of a country as Unicode lists them; Node 24 has a method where Node 20 has a property. */
function zonesOf(country: string): unknown {
  const locale = new Intl.Locale(`und-${country}`);
  const method: unknown = Reflect.get(locale, 'getTimeZones');
  return typeof method === 'function' ? method.call(locale) : Reflect.get(locale, 'timeZones');
}

test('a country tells the zone, and the operator the rest', () => {
  const countries =
    'AT AX BE CH CZ DE DK EE FI FO FR GB GG GI GL IE IM IS IT JE LT LV NL NO PL SE SJ'.split(' ');
  for (const CountryId of countries) {
    const zone = read({ Company: { CountryId } }, 'Asia/Tokyo').company.timeZone;
    // A zone has several names, of which Unicode lists one.
    const listed = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    expect(zonesOf(CountryId), CountryId).toContain(listed);
  }
  for (const CountryId of ['US', 'ES', '', undefined])
    expect(read({ Company: { CountryId } }, 'Asia/Tokyo').company.timeZone).toBe('Asia/Tokyo');
  expect(company({ CountryId: 'ES' }).timeZone).toBeUndefined();
});

for (const [CountryId, ZipCode, zone] of [
  ['DK', 'FO-100', 'Atlantic/Faroe'],
  ['dk', '100', 'Atlantic/Faroe'],
  ['DK', 'FO 800', 'Atlantic/Faroe'],
  ['DK', '3900', 'America/Nuuk'],
  ['DK', 'GL-3905', 'America/Nuuk'],
  ['DK', '1000', 'Europe/Copenhagen'],
  ['DK', '3890', 'Europe/Copenhagen'],
  ['DK', undefined, 'Europe/Copenhagen'],
  ['SE', '391 00', 'Europe/Stockholm'],
  ['FR', '97100', undefined],
  ['FR', '75001', 'Europe/Paris'],
] as const)
  test(`a company in ${CountryId} ${ZipCode} keeps the time of ${zone}`, () => {
    expect(company({ CountryId, ZipCode }).timeZone).toBe(zone);
  });

for (const [line, said] of [
  [
    { Price: 450, CurrencyId: 'SEK' },
    { value: 450, currency: 'SEK', sign: 'SEK' },
  ],
  [
    { Price: 450, CurrencyId: ' eur ', PriceSign: '€' },
    { value: 450, currency: 'EUR', sign: '€' },
  ],
  [
    { Price: 450, CurrencyId: 'kronor' },
    { value: 450, currency: undefined, sign: 'kronor' },
  ],
  [
    { Price: 450, CurrencyId: 'SE' },
    { value: 450, currency: undefined, sign: 'SE' },
  ],
  [{ Price: 450 }, { value: 450, currency: undefined, sign: undefined }],
  [{ PriceText: 'Gratis' }, undefined],
] as const)
  test(`a price of ${JSON.stringify(line)} is ${JSON.stringify(said)}`, () => {
    expect(read({ Quantities: [line] }).priceLines[0]?.amount).toEqual(said);
  });

test('a sign of money is read as text, and a number is none', () => {
  const amount = (line: object) => read({ Quantities: [{ Price: 450, ...line }] }).priceLines[0];
  expect(amount({ PriceSign: '&euro;' })?.amount?.sign).toBe('€');
  expect(amount({ PriceSign: '<b>kr</b>', CurrencyId: 'SEK1' })?.amount?.sign).toBe('kr');
  expect(amount({ CurrencyId: 752 })?.amount?.sign).toBeUndefined();
  expect(amount({ PriceText: '-' })?.text).toBeUndefined();
  expect(amount({ Price: -0.001 })?.amount?.value).toBe(0);
});

test('a line of none is no line, and one without a number is not counted', () => {
  const lines = [{ Quantity: 0 }, { Quantity: -1 }, { Quantity: 1 }, {}];
  expect(read({ Quantities: lines }).priceLines.map(({ quantity }) => quantity)).toEqual([
    1,
    undefined,
  ]);
});

test('what was neither paid nor credited was nothing', () => {
  const paid = (Amount: number, AmountCredited?: number) =>
    read({ PaymentLog: [{ Amount, AmountCredited, CurrencyId: 'SEK' }] }).payments;
  expect(paid(0, 0)).toEqual([]);
  expect(paid(-1)).toEqual([]);
  expect(paid(1)).toEqual([
    { paid: { value: 1, currency: 'SEK', sign: 'SEK' }, credited: undefined },
  ]);
  expect(paid(0, 1)).toEqual([
    { paid: undefined, credited: { value: 1, currency: 'SEK', sign: 'SEK' } },
  ]);
});

test('what was paid is told whole or not at all', () => {
  for (const log of [
    [{ Amount: 500, AmountCredited: -500 }],
    [{ Amount: 500 }, { Amount: -500 }],
    [{ Amount: 500, AmountCredited: '500,00' }],
    [{ Amount: 500, AmountCredited: true }],
    [{ Amount: 300 }, 'x'],
    [{ Amount: 300 }, null],
    'x',
  ])
    expect(read({ PaymentLog: log }).payments, JSON.stringify(log)).toEqual([]);
  expect(read({ PaymentLog: [{ Amount: '500.50', AmountCredited: null }] }).payments).toEqual([
    { paid: { value: 500.5, currency: undefined, sign: undefined }, credited: undefined },
  ]);
  // Less than the smallest coin is nothing.
  expect(read({ PaymentLog: [{ Amount: 0.001 }] }).payments).toEqual([]);
});

test('a number where a text belongs is read, and a word for nothing is nothing', () => {
  expect(company({ Phone: 46_812_345_678, ZipCode: 97_231 })).toMatchObject({
    phone: '46812345678',
    postalCode: '97231',
  });
  expect(company({ Name: 'Nan' }).name).toBe('Nan');
  expect(company({ Name: 'NULL', City: 'undefined', Street1: 'N/A gatan' })).toMatchObject({
    name: undefined,
    city: undefined,
    street: 'N/A gatan',
  });
});

test('a phone and a mail are read out of what an editor of HTML makes of them', () => {
  const Phone = '<a href="tel:0701234567">070-123&nbsp;45&nbsp;67</a><br>08&#45;123 456';
  expect(company({ Phone }).phone).toBe('070-123\u00a045\u00a067\n08-123 456');
  expect(company({ Email: 'hej&#64;salong.se<br>' }).email).toBe('hej@salong.se');
});

test('text is taken as far as a description goes, with no more marks than a script has', () => {
  expect(company({ Name: 'x'.repeat(5_000) }).name).toBe(`${'x'.repeat(4_000)}…`);
  expect(company({ Name: 'x'.repeat(4_000) }).name).toHaveLength(4_000);
  expect(company({ Name: `a${'\u0301'.repeat(20)}` }).name).toBe(`a${'\u0301'.repeat(6)}`);
  expect(company({ Name: '\u3164\u2800 ' }).name).toBeUndefined();
  expect(company({ Name: 'Salong\u202e Norrsken' }).name).toBe('Salong Norrsken');
  expect(company({ Name: 'Salong<br>Norrsken' }).name).toBe('Salong Norrsken');
  expect(company({ Name: '\ud800Salong' }).name).toBe('\ufffdSalong');
});

test('only what is known by number can be had at another time', () => {
  const bookable = (fields: object) =>
    read({ Company: { Id: 'c-1' }, Service: { Id: 12 }, ...fields }).bookable;
  expect(bookable({})).toEqual({
    companyId: 'c-1',
    serviceId: 12,
    serviceMinutes: undefined,
    resources: [],
    places: 1,
  });
  expect(bookable({ Company: {}, CompanyId: 'c-2' })?.companyId).toBe('c-2');
  expect(bookable({ Company: {} })).toBeUndefined();
  expect(bookable({ Service: { Name: 'Klipp' } })).toBeUndefined();
  const resources = (Id: number | undefined, inner: number | undefined) => ({
    BookedResourceTypes: [{ Id, Resources: [{ Id: inner, Name: 'Maja' }] }],
  });
  expect(bookable(resources(3, undefined))).toBeUndefined();
  expect(bookable(resources(undefined, 31))).toBeUndefined();
  expect(bookable(resources(3, 31))?.resources).toEqual([{ typeId: 3, id: 31 }]);
  expect(bookable({ BookedResourceTypes: [{ Id: 3 }] })?.resources).toEqual([]);
});

test('a group takes as many places as there are people, and others one', () => {
  const places = (IsGroupBooking: boolean, Quantities: object[]) =>
    read({ Company: { Id: 'c-1' }, Service: { Id: 12, IsGroupBooking }, Quantities }).bookable
      ?.places;
  const people = [{ Quantity: 2 }, {}, { Quantity: 4, OccupiesSpot: false }];
  expect(places(true, people)).toBe(3);
  expect(places(true, [])).toBe(1);
  expect(places(false, people)).toBe(1);
});

for (const [written, value] of [
  ['450', 450],
  [' 450 ', 450],
  ['450.50', 450.5],
  ['450,5', 450.5],
  ['1 450', 1450],
  ['1\u00a0450,00', 1450],
  ['12 345 678', 12_345_678],
  ['450.0000', 450],
  ['-50', -50],
  ['\u221250,5', -50.5],
  ['0', 0],
] as const)
  test(`a price that came as the text ${JSON.stringify(written)} is ${value}`, () => {
    expect(read({ Quantities: [{ Price: written, CurrencyId: 'SEK' }] }).priceLines).toEqual([
      {
        category: undefined,
        quantity: undefined,
        text: undefined,
        amount: { value, currency: 'SEK', sign: 'SEK' },
      },
    ]);
  });

for (const [line, text] of [
  [{ Price: '450 kr' }, '450 kr'],
  // One and a half, or a thousand and more.
  [{ Price: '1.450', PriceSign: 'kr' }, '1.450 kr'],
  [{ Price: '1,450', CurrencyId: 'EUR' }, '1,450 EUR'],
  [{ Price: '400-500', PriceSign: 'kr' }, '400-500 kr'],
  [{ Price: 'fr. 450', PriceText: 'Fr. 450 kr' }, 'Fr. 450 kr / fr. 450'],
  [{ Price: '450:-', PriceText: '450:-' }, '450:-'],
  [{ Price: 'Gratis' }, 'Gratis'],
] as const)
  test(`a price of ${JSON.stringify(line)}, no plain number, stands as it came`, () => {
    expect(read({ Quantities: [line] }).priceLines).toMatchObject([{ text, amount: undefined }]);
  });

test('a price of nothing is none, as text too', () => {
  for (const Price of ['', ' ', 'null', '-', true, {}, ['450']])
    expect(read({ Quantities: [{ Price }] }).priceLines).toMatchObject([
      { text: undefined, amount: undefined },
    ]);
});

test('how many is read from text too, and stands with its category where it is no number', () => {
  const line = (fields: object) => read({ Quantities: [fields] }).priceLines[0];
  expect(line({ Quantity: '3' })).toMatchObject({ quantity: 3, category: undefined });
  expect(line({ Quantity: '3', Category: 'Barn' })).toMatchObject({
    quantity: 3,
    category: 'Barn',
  });
  expect(line({ Quantity: 'två', Category: 'Barn' })).toMatchObject({
    quantity: undefined,
    category: 'Barn, två',
  });
  expect(line({ Quantity: '3 par' })).toMatchObject({ quantity: undefined, category: '3 par' });
  expect(line({ Quantity: '0' })).toBeUndefined();
});

test('a group of which nobody can say how many it is has no other time', () => {
  const places = (...Quantities: object[]) =>
    read({ Company: { Id: 'c-1' }, Service: { Id: 12, IsGroupBooking: true }, Quantities }).bookable
      ?.places;
  expect(places({ Quantity: '3' }, { Quantity: 2 })).toBe(5);
  expect(places({ Quantity: 'många' })).toBeUndefined();
  expect(places({ Quantity: 'många', OccupiesSpot: false }, { Quantity: 2 })).toBe(2);
});

test('ids and minutes that came as text are numbers', () => {
  expect(read({ LengthInMinutes: '45' }).lengthInMinutes).toBe(45);
  expect(
    read({ Company: { Id: 'c-1' }, Service: { Id: '12', LengthInMinutes: '60' } }).bookable,
  ).toMatchObject({ serviceId: 12, serviceMinutes: 60 });
  expect(read({ LengthInMinutes: '1,5' }).lengthInMinutes).toBeUndefined();
});

test('a payment of three decimals may be one of thousands, so nothing is said of it', () => {
  const paid = (Amount: string) => read({ PaymentLog: [{ Amount }] }).payments;
  expect(paid('1.450')).toEqual([]);
  expect(paid('1450.5000')).toMatchObject([{ paid: { value: 1450.5 } }]);
});

test('what a name says in angle brackets is not lost', () => {
  const name = (Name: string) => read({ Service: { Name } }).service?.name;
  for (const said of [
    'Kurs i <video>',
    'Massage <head>',
    'Bord <table> för sex',
    'Tid <time> 30 min',
    'Boka <video kurs>',
    '<Title>',
    'Foto <source> 2',
    'Vad är <div>?',
    'Plats <p hus>',
    '<script> för nybörjare',
    'Kurs <video/>',
  ])
    expect(name(said), said).toBe(said);
  expect(name('Kurs &lt;video&gt;')).toBe('Kurs <video>');
  expect(name('<b>Kurs</b> i <video>')).toBe('Kurs i <video>');
  for (const marked of [
    '<div>Kurs</div>',
    '<p>Kurs',
    'Kurs<br>',
    '<span class="x">Kurs',
    '<table><tr><td>Kurs</table>',
  ])
    expect(name(marked), marked).toBe('Kurs');
  expect(
    read({ BookedResourceTypes: [{ Resources: [{ Name: 'Rum <audio>' }] }] }).resources,
  ).toEqual([{ kind: undefined, name: 'Rum <audio>' }]);
});

test('a name in UTF-8 that was read as Latin-1 is put right, and no other', () => {
  const name = (Name: string) => company({ Name }).name;
  const taken = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  for (const right of ['Malmö', 'Örebro Frisör', 'ÅÄÖ åäö', 'Café Ængel à', 'Łódź é', 'Ö – “é”'])
    expect(name(taken(right)), right).toBe(right);
  // By Windows-1252, which shows a sign where Latin-1 has a control.
  expect(name('Ã–rebro')).toBe('Örebro');
  expect(name('Ã…hus')).toBe('Åhus');
  expect(name('MÃ¶te â€“ dag')).toBe('Möte – dag');
  for (const own of [
    'Malmö',
    'ANDRÉ’S',
    'FORMÅ®',
    'CAFÉ»',
    'MAÇÃ',
    'São João',
    'Malmö MalmÃ¶',
    'Â©',
  ])
    expect(name(own), own).toBe(own);
});

test('when the time to pay runs out is told of a booking that awaits payment with a limit', () => {
  const PaymentExpiration = '2026-11-26T10:10:00';
  const payBefore = (fields: object) =>
    read({ Company: { CountryId: 'SE' }, PaymentExpiration, ...fields }).payBefore;
  for (const StatusId of [5, 8, 9, '5'])
    expect(payBefore({ StatusId })).toEqual(inStockholm(PaymentExpiration));
  for (const StatusId of [1, 2, 3, 4, 6, 7, 10, undefined])
    expect(payBefore({ StatusId }), String(StatusId)).toBeUndefined();
  expect(payBefore({ Status: 'AwaitingPaymentNoTimeLimit' })).toBeUndefined();
  expect(payBefore({ StatusId: 5, StatusName: 'AwaitingPaymentNoTimeLimit' })).toBeUndefined();
  for (const unset of [null, '', '0001-01-01T00:00:00', 'snart'])
    expect(payBefore({ StatusId: 5, PaymentExpiration: unset })).toBeUndefined();
});
