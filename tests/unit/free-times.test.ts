import { expect, test } from '@playwright/test';
import type { Bookable, Booking } from '@/lib/booking/booking';
import { findFreeTimes } from '@/lib/bokamera/free-times';
import type { ApiRequest } from '@/lib/bokamera/connection';
import { momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import { aBooking, stockholm } from '../support/bookings';

/** The request for a booking's free times, and which answers can be read. */

const days = { from: '2026-11-24', until: '2026-12-08' };
const passage = { urgency: 'known', link: { id: 1, code: 'a' }, ends: Infinity } as const;

async function ask(answer: unknown, booking: Booking = aBooking(), on = days) {
  const asked: ApiRequest[] = [];
  const found = await findFreeTimes(
    (request) => {
      asked.push(request);
      return Promise.resolve({ ok: true, value: answer });
    },
    booking,
    on,
    'sv',
    passage,
  );
  return {
    asked,
    found,
    starts: found.ok ? found.value.map(({ start }) => start.wall) : undefined,
  };
}
const time = (From: string, To = From.replace('T09', 'T10'), more: object = {}) => ({
  From,
  To,
  ...more,
});
const startsOf = async (times: readonly unknown[], booking?: Booking) =>
  (await ask({ Times: times }, booking)).starts;
const bookableBy = (changes: Partial<Bookable>) => {
  const { bookable } = aBooking();
  return aBooking({ bookable: bookable && { ...bookable, ...changes } });
};
const queryOf = async (changes: Partial<Bookable>) =>
  (await ask({ Times: [] }, bookableBy(changes))).asked[0]?.query;

test('it asks for the same service and resources, on these days, in this language', async () => {
  const { asked } = await ask({ Times: [] });
  expect(asked).toEqual([
    {
      operation: 'times',
      method: 'GET',
      path: '/services/11/availabletimes',
      query: {
        CompanyId: '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10',
        From: '2026-11-24T00:00:00',
        To: '2026-12-08T00:00:00',
        Resources: '[{ResourceTypeId:1,ResourceId:5}]',
      },
      language: 'sv',
      passage,
    },
  ]);
});

test('resources are named only where there are some, and counted only where one kind has several', async () => {
  const none = await queryOf({ resources: [] });
  expect(none).not.toHaveProperty('Resources');
  expect(none).not.toHaveProperty('NumberOfResources');
  const kinds = await queryOf({
    resources: [
      { typeId: 1, id: 5 },
      { typeId: 2, id: 5 },
    ],
  });
  expect(kinds).toMatchObject({
    Resources: '[{ResourceTypeId:1,ResourceId:5},{ResourceTypeId:2,ResourceId:5}]',
  });
  expect(kinds).not.toHaveProperty('NumberOfResources');
  expect(
    await queryOf({
      resources: [
        { typeId: 1, id: 5 },
        { typeId: 2, id: 6 },
        { typeId: 1, id: 7 },
      ],
    }),
  ).toMatchObject({ NumberOfResources: '2' });
});

test('the length is named only where it is not the service’s own', async () => {
  expect(await queryOf({ serviceMinutes: 60 })).not.toHaveProperty('Duration');
  expect(await queryOf({ serviceMinutes: undefined })).not.toHaveProperty('Duration');
  expect(await queryOf({ serviceMinutes: 30 })).toMatchObject({ Duration: '60' });
});

test('free times come in order, each once, as they are written', async () => {
  const { found } = await ask({
    Times: [
      time('2026-11-30T09:00:00'),
      time('2026-11-25T09:00:00'),
      time('2026-11-30T09:00:00'),
      time('2026-11-26T09:00:00'),
    ],
  });
  expect(found).toEqual({
    ok: true,
    value: ['2026-11-25', '2026-11-26', '2026-11-30'].map((day) => ({
      start: stockholm(`${day}T09:00:00`),
      end: stockholm(`${day}T10:00:00`),
      written: { start: `${day}T09:00:00`, end: `${day}T10:00:00` },
    })),
  });
});

test('another length, another day and the booking’s own time are no choice', async () => {
  expect(
    await startsOf([
      time('2026-11-25T09:00:00', '2026-11-25T09:59:00'),
      time('2026-11-25T09:00:00', '2026-11-25T10:01:00'),
      time('2026-11-27T14:30:00', '2026-11-27T15:30:00'),
      time('2026-11-23T23:00:00', '2026-11-24T00:00:00'),
      time('2026-11-24T00:00:00', '2026-11-24T01:00:00'),
      time('2026-12-07T23:00:00', '2026-12-08T00:00:00'),
      time('2026-12-08T00:00:00', '2026-12-08T01:00:00'),
      time('2026-12-09T09:00:00'),
    ]),
  ).toEqual(['2026-11-24T00:00:00', '2026-12-07T23:00:00']);
});

test('a time that is taken, or has too few places, is no choice', async () => {
  const on = (day: number, more: object) => time(`2026-11-${day}T09:00:00`, undefined, more);
  const times = [
    on(24, { Free: 0 }),
    on(25, { Free: 1 }),
    on(26, { Free: 2, FreeSpots: 1 }),
    on(28, { Free: 2, FreeSpots: 2 }),
    on(29, { FreeSpots: 3 }),
    on(30, { Free: 0, FreeSpots: 9 }),
  ];
  expect(
    (await startsOf(times, bookableBy({ places: 2 })))?.map((wall) => wall.slice(8, 10)),
  ).toEqual(['25', '28', '29']);
});

test('times of another company or service are no choice, and an answer about another is none', async () => {
  const { companyId = '' } = aBooking().bookable ?? {};
  const another = '00000000-1111-0000-0000-000000000000';
  const whole = { Times: [time('2026-11-25T09:00:00')] };
  for (const other of [
    { CompanyId: another },
    { ServiceId: 12 },
    { ServiceId: '12' },
    { CompanyId: companyId, ServiceId: 12 },
    { CompanyId: another, ServiceId: 11 },
    { ServiceId: { Id: 12 } },
  ]) {
    const said = JSON.stringify(other);
    expect((await ask({ ...whole, ...other })).found, said).toEqual({
      ok: false,
      failure: { kind: 'unreadable' },
    });
    const times = [time('2026-11-25T09:00:00', undefined, other), time('2026-11-26T09:00:00')];
    expect(await startsOf(times), said).toEqual(['2026-11-26T09:00:00']);
  }
  for (const same of [
    { CompanyId: companyId, ServiceId: 11 },
    { CompanyId: `{${companyId.toUpperCase()}}`, ServiceId: '11' },
    { CompanyId: companyId.replaceAll('-', '') },
    { CompanyId: null, ServiceId: null },
    { CompanyId: '00000000-0000-0000-0000-000000000000', ServiceId: 0 },
  ]) {
    const said = JSON.stringify(same);
    expect((await ask({ ...whole, ...same })).starts, said).toHaveLength(1);
    expect(await startsOf([time('2026-11-25T09:00:00', undefined, same)]), said).toHaveLength(1);
  }
});

const around = (wall: string) => ({
  from: wall.slice(0, 10),
  until: new Date(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) + 4 * 86_400_000)
    .toISOString()
    .slice(0, 10),
});

for (const [name, eve, night] of [
  ['March', '2027-03-27', '2027-03-28'],
  ['October', '2026-10-24', '2026-10-25'],
] as const)
  test(`nights and whole days are offered over the clock change in ${name}, as the wall clock counts them`, async () => {
    for (const [from, to, minutes] of [
      ['T22:00:00', 'T08:00:00', 600],
      ['T15:00:00', 'T11:00:00', 1200],
      ['T00:00:00', 'T00:00:00', 1440],
    ] as const) {
      const booking = aBooking({
        start: stockholm(`2026-06-01${from}`),
        end: stockholm(`2026-06-02${to}`),
        deadline: undefined,
      });
      const own = aBooking({ start: stockholm(`${eve}${from}`), end: stockholm(`${night}${to}`) });
      const times = [time(`${eve}${from}`, `${night}${to}`)];
      expect((await ask({ Times: times }, booking, around(eve))).starts).toHaveLength(1);
      // And the other way: away from that night.
      const next = (day: string, days: number) =>
        new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
      const away = [time(`${next(eve, 2)}${from}`, `${next(night, 2)}${to}`)];
      const { asked, starts } = await ask({ Times: away }, own, around(eve));
      expect(starts).toHaveLength(1);
      expect(asked[0]?.query).toMatchObject({ Duration: String(minutes) });
    }
  });

test('two times that the clocks show alike are two choices in order, where the API tells them apart', async () => {
  const half = aBooking({
    start: stockholm('2026-10-20T09:00:00'),
    end: stockholm('2026-10-20T09:30:00'),
  });
  const summer = time('2026-10-25T02:30:00+02:00', '2026-10-25T02:00:00+01:00');
  const winter = time('2026-10-25T02:30:00+01:00', '2026-10-25T03:00:00+01:00');
  const nights = around('2026-10-24');
  for (const listed of [
    [summer, winter],
    [winter, summer],
  ]) {
    const { found } = await ask({ Times: listed }, half, nights);
    expect(found).toMatchObject({
      value: [
        { start: { offset: '+02:00' }, written: { start: summer.From } },
        { start: { offset: '+01:00' }, written: { start: winter.From } },
      ],
    });
  }
  // What is an hour and a half long is not half an hour.
  const long = time('2026-10-25T02:30:00+02:00', '2026-10-25T03:00:00+01:00');
  expect((await ask({ Times: [long] }, half, nights)).starts).toEqual([]);
  // The booking's own is no choice; the other one is.
  const at = (text: string) => momentOfInstant(Date.parse(text), 'Europe/Stockholm');
  const own = aBooking({ start: at(summer.From), end: at(summer.To) });
  expect((await ask({ Times: [summer, winter] }, own, nights)).found).toMatchObject({
    value: [{ written: { start: winter.From } }],
  });
});

test('what cannot be read among the times is left out', async () => {
  expect(
    await startsOf([
      null,
      'soon',
      {},
      { From: '2026-11-25T09:00:00' },
      { To: '2026-11-25T10:00:00' },
      time('2026-11-25T09:00:00', 'later'),
      time('sooner', '2026-11-25T10:00:00'),
      time('2026-11-26T09:00:00'),
    ]),
  ).toEqual(['2026-11-26T09:00:00']);
});

test('an answer that is no list of times, or a failure, brings none', async () => {
  for (const answer of [null, {}, [], { Times: 'none' }])
    expect((await ask(answer)).found, JSON.stringify(answer)).toEqual({
      ok: false,
      failure: { kind: 'unreadable' },
    });
  const failure = { ok: false, failure: { kind: 'timed-out' } } as const;
  expect(
    await findFreeTimes(() => Promise.resolve(failure), aBooking(), days, 'sv', passage),
  ).toEqual(failure);
});

test('nothing is asked for a booking that could not be moved as it is', async () => {
  for (const booking of [
    aBooking({ bookable: undefined }),
    aBooking({ start: undefined }),
    aBooking({ end: undefined }),
  ]) {
    const { asked, found } = await ask({ Times: [] }, booking);
    expect(asked).toEqual([]);
    expect(found).toEqual({ ok: false, failure: { kind: 'unreadable' } });
  }
});

test('a company without a zone has its times as its clock shows them', async () => {
  const nowhere = (wall: string) => momentOfWallTime(wall, undefined);
  const booking = aBooking({
    start: nowhere('2026-11-27T14:30:00'),
    end: nowhere('2026-11-27T15:30:00'),
  });
  expect(await startsOf([time('2026-11-25T09:00:00')], booking)).toEqual(['2026-11-25T09:00:00']);
});

test('what the company says of a time in public goes with it, and nothing else of it', async () => {
  const noteOf = async (ExceptionTexts: unknown) => {
    const { found } = await ask({
      Times: [time('2026-11-25T09:00:00', undefined, { ExceptionTexts })],
    });
    return found.ok ? found.value[0]?.note : 'unreadable';
  };
  expect(await noteOf([{ Reason: 'Maja på rehab', ReasonPublic: 'Vikarie' }])).toBe('Vikarie');
  expect(await noteOf([{ Reason: 'Maja på rehab' }])).toBeUndefined();
  expect(await noteOf([{ ReasonPublic: ' ' }, { ReasonPublic: null }])).toBeUndefined();
  expect(await noteOf([{ ReasonPublic: 'Vikarie' }, { ReasonPublic: 'Vikarie' }])).toBe('Vikarie');
  expect(await noteOf([{ ReasonPublic: '<b>Vikarie</b>' }, { ReasonPublic: 'Ring på' }])).toBe(
    'Vikarie · Ring på',
  );
  for (const unread of [undefined, null, 'Vikarie', {}, [1, 'x'], [{ ReasonPublic: {} }]])
    expect(await noteOf(unread)).toBeUndefined();
  expect(await noteOf([{ ReasonPublic: 'x'.repeat(5_000) }])).toBe(`${'x'.repeat(200)}…`);
});
