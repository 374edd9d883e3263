import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { addresses, makeBooking, truthOf } from '../../tools/support/sandbox';

/** The sandbox behaves as the API's documents say; its assumptions are switched one by one. */

const key = { 'x-api-key': 'sandbox-key' };
const envelope = z.object({
  Offset: z.number(),
  Total: z.number(),
  Results: z.array(z.record(z.string(), z.unknown())),
});
const failure = z.object({
  ResponseStatus: z.object({ ErrorCode: z.string(), Message: z.string() }),
});

const call = (
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
) => fetch(`${addresses.sandbox}${path}`, { method, headers: { ...key, ...headers } });
const list = async (path: string) => envelope.parse(await (await call(path)).json());

test('a key is required', async () => {
  for (const headers of [{}, { 'x-api-key': 'wrong' }]) {
    const response = await fetch(`${addresses.sandbox}/bookings?CancellationCode=x`, { headers });
    expect(response.status).toBe(401);
    expect(failure.parse(await response.json()).ResponseStatus.ErrorCode).toBe('Unauthorized');
  }
});

test('reads by id and code, and leaves out what no flag asks for', async () => {
  const { id, code } = await makeBooking();
  const { Total, Results } = await list(`/bookings?Id=${id}&CancellationCode=${code}`);
  expect(Total).toBe(1);
  expect(Results[0]).toMatchObject({
    Id: id,
    Status: 'Booked',
    StatusId: 1,
    From: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00$/),
  });
  for (const part of [
    'Company',
    'Customer',
    'Service',
    'Quantities',
    'PaymentLog',
    'Log',
    'StatusInfo',
  ]) {
    expect(Results[0]).not.toHaveProperty(part);
  }
});

test('every Include flag adds its part; the log never comes', async () => {
  const { id, code } = await makeBooking();
  const flags = [
    'CompanyInformation',
    'CustomerInformation',
    'ServiceInformation',
    'QuantityInformation',
    'BookedResourceTypes',
    'InvoiceAddress',
    'ExternalReferences',
    'CustomFieldValues',
    'StatusInformation',
    'Log',
  ];
  const query = flags.map((flag) => `Include${flag}=true`).join('&');
  const { Results } = await list(`/bookings?Id=${id}&CancellationCode=${code}&${query}`);
  for (const part of [
    'Company',
    'Customer',
    'Service',
    'Quantities',
    'BookedResourceTypes',
    'InvoiceAddress',
    'ExternalReference',
    'CustomFieldValues',
    'StatusInfo',
  ]) {
    expect(Results[0]).toHaveProperty(part);
  }
  expect(Results[0]).not.toHaveProperty('Log');
});

test('lists active bookings unless StatusIds asks, repeated or with commas', async () => {
  const { id, code } = await makeBooking({ StatusId: 2 });
  const total = async (query: string) =>
    (await list(`/bookings?Id=${id}&CancellationCode=${code}${query}`)).Total;
  expect(await total('')).toBe(0);
  expect(await total('&StatusIds=1,2')).toBe(1);
  expect(await total('&StatusIds=1&StatusIds=2')).toBe(1);
  expect(await total('&StatusIds=1&StatusIds=3')).toBe(0);
});

test('query names have no case, empty and unknown ones are ignored, Skip and Take page', async () => {
  const code = `PAGED-${Date.now()}`;
  for (let made = 0; made < 3; made += 1) await makeBooking({ code });
  expect((await list(`/bookings?cancellationCODE=${code}&Id=&Nonsense=1`)).Total).toBe(3);
  const page = await list(`/bookings?CancellationCode=${code}&skip=1&take=1`);
  expect([page.Offset, page.Total, page.Results.length]).toEqual([1, 3, 1]);
});

test('an unknown code is an empty list, and a number that is none is a 400 with the field’s name', async () => {
  expect((await list('/bookings?Id=1&CancellationCode=nobody')).Total).toBe(0);
  const response = await call('/bookings?Id=abc&CancellationCode=x');
  expect(response.status).toBe(400);
  expect(JSON.stringify(await response.json())).toContain("'abc' is an Invalid value for 'Id'");
});

test('DELETE answers the booking itself, cancelled, with the comment kept', async () => {
  const booking = await makeBooking();
  const response = await call(
    `/bookings/deletebycode/${booking.id}?CancellationCode=${booking.code}&UnBookedComments=Sjuk`,
    { method: 'DELETE' },
  );
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({
    Id: booking.id,
    Status: 'Unbooked',
    StatusId: 2,
    UnbookedComments: 'Sjuk',
  });
  expect(await truthOf(booking)).toMatchObject({ cancelled: true, deletes: 1, comment: 'Sjuk' });
});

test('the same operation answers at its other addresses', async () => {
  const viaSuffix = await makeBooking();
  expect(
    (await call(`/bookings.json?Id=${viaSuffix.id}&CancellationCode=${viaSuffix.code}&format=json`))
      .status,
  ).toBe(200);
  expect(
    (await list(`/api/BookingQuery?Id=${viaSuffix.id}&CancellationCode=${viaSuffix.code}`)).Total,
  ).toBe(1);

  const viaReply = await makeBooking();
  await call(
    `/json/reply/DeleteBookingByCode?Id=${viaReply.id}&CancellationCode=${viaReply.code}`,
    { method: 'DELETE' },
  );
  expect((await truthOf(viaReply)).cancelled).toBe(true);

  const viaOverride = await makeBooking();
  await call(`/bookings/deletebycode/${viaOverride.id}?CancellationCode=${viaOverride.code}`, {
    method: 'POST',
    headers: { 'x-http-method-override': 'DELETE' },
  });
  expect((await truthOf(viaOverride)).cancelled).toBe(true);
});

test('an unknown route is a plain-text 404', async () => {
  const response = await call('/nothing/here');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('text/plain');
  expect(await response.text()).toBe('404');
});

test('PUT needs a login', async () => {
  const { id } = await makeBooking();
  expect((await call(`/bookings/${id}`, { method: 'PUT' })).status).toBe(401);
  const withToken = await call(`/bookings/${id}`, {
    method: 'PUT',
    headers: { authorization: 'Bearer x' },
  });
  // A made-up token does not sign anybody in.
  expect(withToken.status).toBe(401);
});

test('x-language words the status', async () => {
  const { id, code } = await makeBooking();
  const word = async (language: string) => {
    const response = await call(`/bookings?Id=${id}&CancellationCode=${code}`, {
      headers: { 'x-language': language },
    });
    return envelope.parse(await response.json()).Results[0]?.['StatusName'];
  };
  expect(await word('sv')).toBe('Bokad');
  expect(await word('en')).toBe('Booked');
});

test('what no document states is assumed, and each assumption can be switched', async () => {
  const late = { startsIn: 60, deadlineIn: -60 };
  const status = async (wanted: object, code?: string) => {
    const booking = await makeBooking(wanted);
    const response = await call(
      `/bookings/deletebycode/${booking.id}?CancellationCode=${code ?? booking.code}`,
      { method: 'DELETE' },
    );
    return response.status;
  };
  const assume = (assumptions: object) => ({ fault: { assumptions } });
  expect(await status({}, 'wrong')).toBe(404);
  expect(await status(assume({ wrongCode: '403' }), 'wrong')).toBe(403);
  expect(await status(late)).toBe(400);
  expect(await status({ ...late, ...assume({ pastDeadline: '409' }) })).toBe(409);
  expect(await status({ ...late, ...assume({ pastDeadline: 'allowed' }) })).toBe(200);
  expect(await status({ StatusId: 2 })).toBe(200);
  expect(await status({ StatusId: 2, ...assume({ secondCancel: '409' }) })).toBe(409);
});
