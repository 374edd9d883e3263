import { expect } from '@playwright/test';
import { z } from 'zod';
import { companyIds, type OwnSandbox, test } from '../../tools/support/own-sandbox';

/** Free times and the PUT share one calendar; what nobody documents can be switched. */

// A Tuesday, a Saturday and a Sunday far ahead.
const [tuesday, saturday, sunday] = ['2099-06-02', '2099-06-06', '2099-06-07'];
const at = (from: string, to: string, day = tuesday) => ({
  From: `${day}T${from}:00`,
  To: `${day}T${to}:00`,
});
const service = z.object({ fields: z.object({ Service: z.object({ Id: z.number() }) }) });
const free = z.object({
  Times: z.array(z.object({ From: z.string(), To: z.string(), Free: z.number() })),
});

const serviceOf = async (own: OwnSandbox, id: number) =>
  service.parse(await own.control('GET', `/sandbox/bookings/${id}`)).fields.Service.Id;
const timesOf = async (
  own: OwnSandbox,
  serviceId: number,
  query = '',
  companyId = companyIds.salon,
) => {
  const path = `/services/${serviceId}/availabletimes?CompanyId=${companyId}&From=${tuesday}&To=${tuesday}T23:59:59`;
  const { Times } = free.parse(await (await own.call(`${path}&${query}`)).json());
  return Times.map(({ From }) => From.slice(11, 16));
};
const put = (own: OwnSandbox, id: number, headers: Record<string, string>, body: object) =>
  own.call(`/bookings/${id}`, { method: 'PUT', headers, body });

test('a move takes its new time, frees its old one, and keeps the rest', async ({ own }) => {
  const { id, code } = await own.book({
    fields: { ...at('10:00', '11:00'), LastTimeToUnBook: '2099-06-01T10:00:00' },
  });
  const serviceId = await serviceOf(own, id);
  expect(await timesOf(own, serviceId)).not.toContain('10:00');
  expect(await timesOf(own, serviceId)).toContain('14:00');

  const answer = await put(own, id, await own.signIn(), at('14:00', '15:00'));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    Id: id,
    ...at('14:00', '15:00'),
    Status: 'Booked',
    LastTimeToUnBook: '2099-06-01T14:00:00',
    CancellationCode: code,
    Quantities: [{ Price: 650 }],
    BookedResourceTypes: [{ Resources: [{ Id: 5 }] }],
  });
  expect(await own.list(`/bookings?Id=${id}&CancellationCode=${code}`)).toMatchObject([
    at('14:00', '15:00'),
  ]);
  const after = await timesOf(own, serviceId);
  expect(after).toContain('10:00');
  for (const taken of ['13:30', '14:00', '14:30']) expect(after).not.toContain(taken);
});

test('who may not move a booking is told so, with 401, 403 or 404', async ({ own }) => {
  const { id } = await own.book();
  const body = at('14:00', '15:00');
  const status = async (headers: Record<string, string>, booking = id, wanted: object = body) =>
    (await put(own, booking, headers, wanted)).status;
  expect(await status({})).toBe(401);
  expect(await status({ authorization: 'Bearer never-given' })).toBe(401);
  expect(await status({ authorization: 'Basic x' })).toBe(401);
  expect(await status(await own.signIn({ administrator: false }))).toBe(403);
  expect(await status(await own.signIn({ companies: [] }))).toBe(403);
  const headers = await own.signIn();
  expect(await status(headers, 1)).toBe(404);
  const elsewhere = { ...body, CompanyId: '2b9a7d1e-5a0f-4b1c-8a6e-6d6b0a1c4e22' };
  expect(await status(headers, id, elsewhere)).toBe(404);
  expect(await status(headers)).toBe(200);
});

test('a time that cannot be is refused, and nothing is changed', async ({ own }) => {
  const { id } = await own.book({ serviceId: 2000, fields: at('10:00', '11:00') });
  await own.book({ serviceId: 2000, fields: at('12:00', '13:00') });
  const headers = await own.signIn();
  const cases: [object, number, string][] = [
    [at('12:30', '13:30'), 409, 'taken'],
    [at('11:00', '10:00'), 400, 'backwards'],
    [at('07:30', '08:30'), 400, 'before opening'],
    [at('10:00', '11:00', sunday), 400, 'closed'],
    [at('10:00', '11:00', '2020-06-02'), 400, 'passed'],
    [{ From: 'soon' }, 400, 'no time'],
    [{ Status: 'Postponed' }, 400, 'no status'],
    [{ Resources: { Resources: [{ ResourceTypeId: 1, ResourceId: 99 }] } }, 404, 'no resource'],
    [{ Resources: { AutoSelectNotDefinedResources: false } }, 400, 'no resources'],
  ];
  for (const [body, status, why] of cases) {
    const answer = await put(own, id, headers, body);
    expect(answer.status, why).toBe(status);
    expect(await answer.json(), why).toHaveProperty('ResponseStatus.ErrorCode');
  }
  expect(await own.control('GET', `/sandbox/bookings/${id}`)).toMatchObject({
    from: `${tuesday}T10:00:00`,
    confirmations: [],
  });
  const outside = { ...at('07:30', '08:30'), AllowBookingOutsideSchedules: true };
  expect((await put(own, id, headers, outside)).status).toBe(200);
});

test('every documented field of the PUT is carried out', async ({ own }) => {
  const { id } = await own.book({ fields: at('10:00', '11:00') });
  const headers = await own.signIn({ username: 'maja@example.com' });
  const said = {
    LastTimeToUnBook: '2099-05-01T00:00:00',
    PaymentExpiration: '2099-05-02T00:00:00',
    UnbookedComments: 'one',
    BookedComments: 'two',
    CommentsToCustomer: 'three',
  };
  const answer = await put(own, id, headers, {
    ...said,
    From: `${tuesday}T13:00:00`,
    Status: 'Payed',
    CustomFields: [{ Id: 1, Value: 'changed' }],
    Comment: 'moved for the customer',
    Message: 'See you',
    SendSmsConfirmation: true,
  });
  expect(await answer.json()).toMatchObject({
    ...said,
    ...at('13:00', '14:00'),
    StatusId: 7,
    LengthInMinutes: 60,
    CustomFieldValues: [{ Id: 1, Value: 'changed' }],
  });
  const [row] = await own.list(`/bookings?Id=${id}&IncludeLog=true`, { headers });
  expect(row?.['Log']).toContainEqual(
    expect.objectContaining({ Comments: 'moved for the customer', UserName: 'maja@example.com' }),
  );
  expect(await own.control('GET', `/sandbox/bookings/${id}`)).toMatchObject({
    confirmations: [{ email: true, sms: true, message: 'See you' }],
  });
});

test('of two courts each is taken alone, and a move keeps its own unless another is asked for', async ({
  own,
}) => {
  const court = { company: 'tennis', serviceId: 2001 };
  const { id } = await own.book({ ...court, fields: at('10:00', '11:30') });
  await own.book({ ...court, fields: at('14:00', '15:30') });
  const headers = await own.signIn();
  const only = (court: number) => `Resources=[{ResourceTypeId:1,ResourceId:${court}}]`;
  expect(await timesOf(own, 2001, '', companyIds.tennis)).toContain('14:00');
  expect(await timesOf(own, 2001, only(6), companyIds.tennis)).not.toContain('14:00');
  expect(await timesOf(own, 2001, only(7), companyIds.tennis)).toContain('14:00');
  expect(await timesOf(own, 2001, 'NumberOfResources=2', companyIds.tennis)).not.toContain('14:00');
  // An unknown field name is ignored, so the resource stays 0, which is no court.
  expect(await timesOf(own, 2001, "Resources={'ResourceId': 6}", companyIds.tennis)).toEqual([]);
  expect((await put(own, id, headers, at('14:00', '15:30'))).status).toBe(409);
  const other = { AutoSelectNotDefinedResources: true };
  const moved = await put(own, id, headers, { ...at('14:00', '15:30'), Resources: other });
  expect(await moved.json()).toMatchObject({ BookedResourceTypes: [{ Resources: [{ Id: 7 }] }] });
});

test('free times honour their interval, length and kind', async ({ own }) => {
  const path = '/services/11/availabletimes';
  const read = async (query: string, where = path): Promise<unknown> =>
    (await own.call(`${where}?CompanyId=${companyIds.salon}&${query}`)).json();
  const hour = `From=${tuesday}T16:00:00&To=${tuesday}T17:30:00`;
  const starts = async (query: string) =>
    free.parse(await read(query)).Times.map(({ From }) => From.slice(11, 16));
  expect(await starts(hour)).toEqual(['16:00', '16:30', '17:00']);
  expect(await starts(`${hour}&InsideSearchInterval=true`)).toEqual(['16:00', '16:30']);
  expect(await starts(`${hour}&Duration=120`)).toEqual(['16:00']);
  const twoDays = `From=${saturday}&To=2099-06-08T08:30:00`;
  expect(await read(twoDays, `${path}/grouped`)).toMatchObject({
    ServiceId: 11,
    Items: [
      {
        Group: `${saturday}T00:00:00`,
        Times: expect.arrayContaining([
          expect.objectContaining({
            ExceptionTexts: [expect.objectContaining({ Reason: 'Lördagsöppet' })],
          }),
        ]),
      },
      { Group: '2099-06-08T00:00:00', Times: [{ Free: 1, FreeSpots: 1 }, {}] },
    ],
  });
  expect(await read(`From=${sunday}`, '/services/11/nextfreetime')).toMatchObject({
    Times: [{ From: '2099-06-08T08:00:00' }],
  });
  const status = async (address: string) => (await own.call(address)).status;
  const salon = `CompanyId=${companyIds.salon}&${hour}`;
  expect(await status(`/services/9/availabletimes?${salon}`)).toBe(404);
  expect(await status(`/services/12/availabletimes?${salon}`)).toBe(404);
  expect(await status(`/services/x/availabletimes?${salon}`)).toBe(400);
});

test('what nobody documents of a move is assumed, and each assumption can be switched', async ({
  own,
}) => {
  const headers = await own.signIn();
  const moved = async (assumptions: object, wanted: object = {}, body: object = {}) => {
    const fields = at('10:00', '11:00');
    const { id } = await own.book({ fields, fault: { assumptions }, ...wanted });
    return put(own, id, headers, { ...at('14:00', '15:00'), ...body });
  };
  const late = { fields: { ...at('10:00', '11:00'), LastTimeToUnBook: '2020-01-01T00:00:00' } };
  expect((await moved({}, late)).status).toBe(200);
  expect((await moved({ moveAfterDeadline: '403' }, late)).status).toBe(403);
  expect((await moved({}, { StatusId: 2 })).status).toBe(400);
  expect((await moved({ moveCancelled: '409' }, { StatusId: 2 })).status).toBe(409);
  expect((await moved({ outsideSchedule: 'allowed' }, {}, at('22:00', '23:00'))).status).toBe(200);
  expect((await moved({ moveToPast: '500' }, {}, at('09:00', '09:30', '2020-06-02'))).status).toBe(
    500,
  );
  expect((await moved({ moveAnswer: 'empty' })).status).toBe(204);
  expect(await (await moved({ moveAnswer: 'list' })).json()).toMatchObject({ Total: 1 });
  const kept = { fields: { ...at('10:00', '11:00'), LastTimeToUnBook: '2099-06-01T10:00:00' } };
  expect(await (await moved({ deadlineMoves: 'no' }, kept)).json()).toMatchObject({
    LastTimeToUnBook: '2099-06-01T10:00:00',
  });
  const renamed = await moved({ codeAfterMove: 'new' }, { code: 'OLD' });
  expect(await renamed.json()).not.toMatchObject({ CancellationCode: 'OLD' });

  await own.book({ serviceId: 2002, fields: at('14:00', '15:00') });
  expect((await moved({ slotTaken: '500' }, { serviceId: 2002 })).status).toBe(500);
  await own.control('PUT', '/sandbox/assumptions', { takenTimes: 'listed', whoMoves: 'anyone' });
  expect(await timesOf(own, 2002)).toContain('14:00');
  const { id } = await own.book();
  expect((await put(own, id, await own.signIn({ companies: [] }), {})).status).toBe(200);
});
