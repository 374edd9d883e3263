import { expect } from '@playwright/test';
import { z } from 'zod';
import { type OwnSandbox, test } from '../../tools/support/own-sandbox';

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
    const answer = await own.call(`/services/12/availabletimes?${query}`);
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
