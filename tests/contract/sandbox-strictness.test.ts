import { expect } from '@playwright/test';
import { z } from 'zod';
import { companies } from '../../sandbox/companies';
import { insideOpeningHours } from '../../sandbox/schedule';
import { companyIds, type OwnSandbox, test } from '../../tools/support/own-sandbox';

/** The sandbox refuses what ServiceStack refuses, and no request makes it crash. */

const put = (own: OwnSandbox, id: number, headers: Record<string, string>, body: object | string) =>
  own.call(`/bookings/${id}`, { method: 'PUT', headers, body });
const fieldsOf = async (own: OwnSandbox, id: number) =>
  z
    .object({ fields: z.record(z.string(), z.unknown()) })
    .parse(await own.control('GET', `/sandbox/bookings/${id}`)).fields;

test('days without end are answered, with what is free in a year of them', async ({ own }) => {
  for (const query of [
    'From=2026-11-30T00:00:00&To=9999-12-31T23:59:59',
    'From=9999-12-31&To=9999-12-31',
    'From=0001-01-01&To=2099-01-01',
  ]) {
    const path = `/services/12/availabletimes?CompanyId=${companyIds.tennis}`;
    const answer = await own.call(`${path}&${query}`);
    expect(answer.status, query).toBe(200);
    const { Times } = z.object({ Times: z.array(z.unknown()) }).parse(await answer.json());
    expect(Times.length, query).toBeLessThan(10_000);
  }
});

test('a body that cannot be read is refused, and nothing is changed', async ({ own }) => {
  const { id } = await own.book();
  const headers = await own.signIn();
  const before = await fieldsOf(own, id);
  for (const [type, body] of [
    ['application/json', '{"BookedComments":"broken'],
    ['application/json', '[1,2]'],
    ['application/xml', '<UpdateBooking/>'],
    ['text/plain', '{"From":"2099-06-02T14:00:00"}'],
    ['text/plain; charset=utf-8', '{"BookedComments":"plain"}'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['text/jsv', '{Comment:x'],
    ['text/csv', 'BookedComments'],
  ] as const) {
    const answer = await put(own, id, { ...headers, 'content-type': type }, body);
    expect(answer.status, body).toBe(400);
    expect(await answer.json(), body).toMatchObject({
      ResponseStatus: { Message: "Unable to bind to request 'UpdateBooking'" },
    });
  }
  expect(await fieldsOf(own, id)).toEqual(before);
});

test('a body may be CSV or JSON Lines, as the documents show', async ({ own }) => {
  const { id } = await own.book();
  const headers = await own.signIn();
  for (const [type, body, comment] of [
    ['text/csv', 'BookedComments,Message\r\n"Ett, ""två""",Hej\r\n', 'Ett, "två"'],
    ['text/jsonl', '{"BookedComments":"rad"}\n', 'rad'],
  ] as const) {
    expect((await put(own, id, { ...headers, 'content-type': type }, body)).status).toBe(200);
    expect((await fieldsOf(own, id))['BookedComments']).toBe(comment);
  }
});

test('a date that the calendar does not have is refused', async ({ own }) => {
  for (const date of [
    '2026-02-30',
    '2026-11-31',
    '0000-01-01',
    '2026-11-30T24:00:00',
    '/Date(99999999999999999)/',
    '/Date(999999999999999)/',
  ]) {
    const path = `/bookings?CancellationCode=x&BookingStart=${encodeURIComponent(date)}`;
    expect((await own.call(path)).status, date).toBe(400);
  }
  expect((await own.call('/bookings?CancellationCode=x&BookingStart=2028-02-29')).status).toBe(200);
});

test('dates of another form are of that form throughout, the unset ones too', async ({ own }) => {
  const headers = await own.signIn();
  for (const [shape, form] of [
    ['z-dates', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
    ['date-dates', /^\/Date\(-?\d+\)\/$/],
  ] as const) {
    const { id } = await own.book({ scenario: 'haircut-every-field', fault: { shape } });
    const [row] = await own.list(`/bookings?Id=${id}&IncludePaymentLog=true&IncludeLog=true`, {
      headers,
    });
    expect(row?.['UnbookedOn']).toMatch(form);
    const { PaymentLog, Log } = z
      .object({
        PaymentLog: z.tuple([z.object({ Created: z.string() })]),
        Log: z.tuple([z.object({ Created: z.string() })]),
      })
      .parse(row);
    expect(PaymentLog[0].Created).toMatch(form);
    expect(Log[0].Created).toMatch(form);
  }
});

test('a cancel is written in the log with its comment', async ({ own }) => {
  const { id, code } = await own.book();
  await own.call(`/bookings/deletebycode/${id}?CancellationCode=${code}&UnBookedComments=Sjuk`, {
    method: 'DELETE',
  });
  const headers = await own.signIn();
  const [row] = await own.list(`/bookings?Id=${id}&StatusIds=2&IncludeLog=true`, { headers });
  const { Log } = z.object({ Log: z.array(z.object({ Comments: z.string() })) }).parse(row);
  expect(Log.at(-1)?.Comments).toBe('Sjuk');
});

test('only an administrator moves a booking outside the schedules', async ({ own }) => {
  const { id } = await own.book({ fault: { assumptions: { whoMoves: 'anyone' } } });
  const sunday = {
    From: '2099-06-07T10:00:00',
    To: '2099-06-07T11:00:00',
    AllowBookingOutsideSchedules: true,
  };
  const looker = await own.signIn({ administrator: false });
  expect((await put(own, id, looker, sunday)).status).toBe(400);
  expect((await put(own, id, await own.signIn(), sunday)).status).toBe(200);
});

test('StatusIds lists those statuses and no other', async ({ own }) => {
  const { id, code } = await own.book({ StatusId: 11 });
  const path = `/bookings?Id=${id}&CancellationCode=${code}`;
  expect(await own.list(`${path}&StatusIds=1`)).toEqual([]);
  expect(await own.list(`${path}&StatusIds=1,11`)).toHaveLength(1);
});

test('a number or a flag that cannot be null is in every scenario', async ({ own }) => {
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(await own.control('GET', '/sandbox/scenarios'));
  const number = z.number();
  const always = z.object({
    Service: z.object({ MaxNumberOfSpotsPerBooking: number, MinNumberOfSpotsPerBooking: number }),
    Quantities: z.array(z.object({ Id: number, OccupiesSpot: z.boolean(), VAT: number })),
    BookedResourceTypes: z.array(
      z.object({
        Resources: z.array(z.object({ EmailReminder: z.boolean(), SMSReminder: z.boolean() })),
      }),
    ),
    PaymentLog: z.array(z.object({ Id: number, BookingId: number, VAT: number })).optional(),
    Log: z.array(z.object({ BookingId: number, EventTypeId: number })),
    ExternalReference: z.array(z.object({ ReferenceTypeId: number })),
  });
  for (const { name } of names) {
    const { id } = await own.book({ scenario: name });
    expect(always.safeParse(await fieldsOf(own, id)).error?.issues, name).toBeUndefined();
  }
});

test('a list can be sorted by any of its plain fields', async ({ own }) => {
  const { code } = await own.book();
  for (const path of [
    ...['BookedBy', 'Status', 'StatusName', 'RatingCode', 'SendSmsReminder', 'From'].map(
      (field) => `/bookings?CancellationCode=${code}&OrderBy=${field}`,
    ),
    '/companies?OrderBy=ZipCode',
    '/services?OrderBy=Duration',
    '/bookings/status?OrderBy=Description',
    '/countries?OrderBy=Description',
  ])
    expect((await own.call(path)).status, path).toBe(200);
});

test('a value for a field that had none is kept, and one in the wrong shape refused', async ({
  own,
}) => {
  const { id } = await own.book({
    fields: { CustomFields: [{ Id: 7, Name: 'Bil' }], CustomFieldValues: [] },
  });
  const headers = await own.signIn();
  const wrong = await put(own, id, headers, { CustomFields: { Id: 7 } });
  expect(wrong.status).toBe(400);
  const right = await put(own, id, headers, { CustomFields: [{ Id: 7, Value: 'ABC 123' }] });
  expect(right.status).toBe(200);
  expect((await fieldsOf(own, id))['CustomFieldValues']).toMatchObject([
    { Id: 7, Name: 'Bil', Value: 'ABC 123' },
  ]);
});

test('a control that is not understood says so', async ({ own }) => {
  const send = async (method: string, path: string, body: string) =>
    (await fetch(`${own.url}${path}`, { method, body })).status;
  expect(await send('POST', '/sandbox/bookings', '{"scenario":"haircutt"}')).toBe(400);
  expect(await send('POST', '/sandbox/bookings', '{')).toBe(400);
  expect(await send('PUT', '/sandbox/assumptions', '{"wrongcode":"404"}')).toBe(400);
  expect(await send('PATCH', '/sandbox/bookings/1', '{"StatusId":"x"}')).toBe(404);
});

test('a control that is mistyped changes nothing, and the field is named', async ({ own }) => {
  const { id } = await own.book();
  const { username } = await own.user();
  for (const [method, path, body, named] of [
    ['POST', 'bookings', { starstIn: 5 }, 'starstIn'],
    ['POST', 'bookings', { startsIn: '5' }, 'startsIn'],
    ['POST', 'bookings', { fields: { Form: 'x' } }, 'Form'],
    ['POST', 'bookings', { fields: { StatusId: 2 } }, 'StatusId'],
    ['POST', 'bookings', { scenario: 'haircut', StatusId: 2 }, 'StatusId'],
    ['POST', 'bookings', { fault: { wier: '500' } }, 'wier'],
    ['POST', 'bookings', { faults: [{ wire: '5oo' }] }, 'wire'],
    ['POST', 'bookings', { fault: { stale: {} } }, 'stale'],
    ['POST', 'bookings', { fault: { stale: { read: 1 } } }, 'read'],
    ['POST', 'bookings', { fault: { wire: '500', on: ['token'] } }, 'on'],
    ['POST', 'bookings', { fault: { assumptions: { takenTimes: 'listed' } } }, 'takenTimes'],
    ['POST', 'bookings', { fault: { wire: '500' }, faults: [] }, 'fault'],
    ['PATCH', `bookings/${id}`, { statusId: 2 }, 'statusId'],
    ['PATCH', `bookings/${id}`, { StatusId: 2, fields: { from: 'x' } }, 'from'],
    ['POST', 'users', { admin: true }, 'admin'],
    ['POST', 'users', { faults: [{ wire: '500' }] }, 'on'],
    ['PATCH', `users/${username}`, { enable: false }, 'enable'],
    ['DELETE', `users/${username}`, { refreshToken: true }, 'refreshToken'],
    ['PUT', 'latency', { milliseconds: 1, done: true }, 'done'],
    ['PUT', 'assumptions', { wrongcode: '404' }, 'wrongcode'],
  ] as const) {
    const answer = await fetch(`${own.url}/sandbox/${path}`, {
      method,
      body: JSON.stringify(body),
    });
    const { sandbox } = z.object({ sandbox: z.string().default('') }).parse(await answer.json());
    expect([answer.status, sandbox], JSON.stringify(body)).toEqual([
      400,
      expect.stringContaining(named),
    ]);
  }
  expect(await own.control('GET', `/sandbox/bookings/${id}`)).toMatchObject({ statusId: 1 });
  const { status } = await fetch(`${own.url}/sandbox/bookings/${id}/more`);
  expect(status).toBe(404);
});

test('free times are asked for with every required field, each of its own type', async ({
  own,
}) => {
  const days = 'From=2099-06-02&To=2099-06-03';
  const company = `CompanyId=${companyIds.salon}`;
  const answers: [string, string, string | undefined][] = [
    ['availabletimes', days, 'CompanyId'],
    ['availabletimes/grouped', days, 'CompanyId'],
    ['nextfreetime', 'From=2099-06-02', 'CompanyId'],
    ['nextfreetime', company, 'From'],
    ['availabletimes', `${company}&From=2099-06-02`, 'To'],
    ['availabletimes', `${company}&To=2099-06-02`, 'From'],
    ['availabletimes', `${days}&CompanyId=`, 'CompanyId'],
    ['availabletimes', `${days}&CompanyId=salon`, 'CompanyId'],
    ...[
      ...['NumberOfResources=0', 'NumberOfResources=-1', 'NumberOfResources=true'],
      ...['Duration=true', 'Duration=false', 'Duration=0', 'Duration=-60', 'Duration=1.5'],
      ...['InsideSearchInterval=2', 'ShowPerResource=maybe', 'Resources=5'],
    ].map((wrong): [string, string, string] => [
      'availabletimes',
      `${days}&${company}&${wrong}`,
      wrong.slice(0, wrong.indexOf('=')),
    ]),
    ['availabletimes', `${days}&${company}&Duration=90&NumberOfResources=1`, undefined],
    ['nextfreetime', `${company}&From=2099-06-02`, undefined],
  ];
  for (const [path, query, field] of answers) {
    const answer = await own.call(`/services/11/${path}?${query}`);
    expect(answer.status, query).toBe(field === undefined ? 200 : 400);
    if (field !== undefined)
      expect(await answer.json(), query).toMatchObject({
        ResponseStatus: { Errors: [{ FieldName: field }] },
      });
  }
});

test('what is unbooked by a PUT and booked again is not unbooked any more', async ({ own }) => {
  const { id } = await own.book();
  const headers = await own.signIn();
  const unbooked = await put(own, id, headers, { Status: 'Unbooked' });
  const { UnbookedOn } = z.object({ UnbookedOn: z.string() }).parse(await unbooked.json());
  expect(UnbookedOn).toMatch(/^\d{4}-/);
  const booked = await put(own, id, headers, { Status: 'Booked' });
  expect(await booked.json()).not.toHaveProperty('UnbookedOn');
  expect(await fieldsOf(own, id)).not.toHaveProperty('UnbookedOn');
});

test('what is unbooked twice keeps the date of the first time', async ({ own }) => {
  const UnbookedOn = '2026-01-02T08:00:00';
  const { id } = await own.book({ StatusId: 2, fields: { UnbookedOn } });
  const answer = await put(own, id, await own.signIn(), { Status: 'Canceled' });
  expect(await answer.json()).toMatchObject({ StatusId: 4, UnbookedOn });
});

test('a booking is not revived at a time that somebody else has by now', async ({ own }) => {
  const fields = { From: '2099-06-02T10:00:00', To: '2099-06-02T11:00:00' };
  const { id } = await own.book({ serviceId: 4000, StatusId: 2, fields });
  const headers = await own.signIn();
  const other = await own.book({ serviceId: 4000, fields });
  expect((await put(own, id, headers, { Status: 'Booked' })).status).toBe(409);
  expect((await put(own, other.id, headers, { Status: 'Unbooked' })).status).toBe(200);
  expect((await put(own, id, headers, { Status: 'Booked' })).status).toBe(200);
});

test('no booking of its own making is at a time that the company is closed', async ({ own }) => {
  const times = z.object({ From: z.string(), To: z.string() });
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(await own.control('GET', '/sandbox/scenarios'));
  const wanted = [
    ...names.map(({ name }) => ({ scenario: name })),
    ...Object.keys(companies).map((company) => ({ company })),
  ];
  for (const one of wanted) {
    const { From, To } = times.parse(await fieldsOf(own, (await own.book(one)).id));
    expect(insideOpeningHours({ from: From, to: To }), `${JSON.stringify(one)} ${From}`).toBe(true);
  }
});

test('whether a booking that has begun can be cancelled is an assumption', async ({ own }) => {
  const remove = async (assumptions: object) => {
    const begun = { startsIn: -10, deadlineIn: null, fault: { assumptions } };
    const { id, code } = await own.book(begun);
    const path = `/bookings/deletebycode/${id}?CancellationCode=${code}`;
    return (await own.call(path, { method: 'DELETE' })).status;
  };
  expect(await remove({})).toBe(200);
  expect(await remove({ cancelAfterStart: '409' })).toBe(409);
});
