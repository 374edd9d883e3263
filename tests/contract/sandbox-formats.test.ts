import { expect } from '@playwright/test';
import { companyIds, test } from '../../tools/support/own-sandbox';

/** The documents offer four formats for every operation, by header, parameter, suffix and path. */

const types = {
  json: 'application/json; charset=utf-8',
  jsv: 'text/jsv; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'text/jsonl; charset=utf-8',
} as const;

const names = ['json', 'jsv', 'csv', 'jsonl'] as const;
const operations = {
  BookingStatusQuery: '/bookings/status',
  CompanyQuery: '/companies',
  CountryQuery: '/countries',
  ServiceQuery: '/services',
  ApiVersionQuery: '/version',
  AvailableTimesQuery: '/services/11/availabletimes',
  AvaiableTimesGroupedQuery: '/services/11/availabletimes/grouped',
  NextFreeTimeQuery: '/services/11/nextfreetime',
};
const times = `CompanyId=${companyIds.salon}&From=2099-06-01&To=2099-06-02&ServiceId=11`;

test('every operation answers in every format, however it is asked for', async ({ own }) => {
  for (const name of names) {
    for (const [operation, path] of Object.entries(operations)) {
      const answers = [
        await own.call(`${path}?${times}`, { headers: { accept: types[name] } }),
        await own.call(`${path}?${times}&format=${name.toUpperCase()}`),
        await own.call(`${path}.${name}?${times}`),
        await own.call(`/${name}/reply/${operation}?${times}`),
        await own.call(`/api/${operation.toLowerCase()}.${name}?${times}`),
      ];
      for (const answer of answers) {
        expect(answer.status, `${name} ${operation} ${answer.url}`).toBe(200);
        expect(answer.headers.get('content-type')).toBe(types[name]);
      }
      const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
      for (const other of others) expect(other).toBe(first);
    }
  }
});

test('JSON is the format of who asks for none, for anything, or for a browser’s page', async ({
  own,
}) => {
  for (const accept of ['*/*', 'text/html,application/xhtml+xml', 'image/png'])
    expect(
      (await own.call('/countries', { headers: { accept } })).headers.get('content-type'),
    ).toBe(types.json);
  const preferred = await own.call('/countries', {
    headers: { accept: 'application/json;q=0.5, text/csv' },
  });
  expect(preferred.headers.get('content-type')).toBe(types.csv);
});

test('a list is one row for each of its results in CSV and JSON Lines', async ({ own }) => {
  const csv = await (await own.call('/countries.csv')).text();
  expect(csv.split('\r\n').slice(0, 2)).toEqual(['Id,Name,Description', 'DK,Danmark,Danmark']);
  const lines = (await (await own.call('/countries.jsonl')).text()).trim().split('\n');
  expect(lines).toHaveLength(4);
  expect(JSON.parse(lines[3] ?? '')).toMatchObject({ Id: 'SE' });
});

test('JSV quotes what its own signs would break, in a booking as in an error', async ({ own }) => {
  const { id, code } = await own.book({
    fields: { CommentsToCustomer: 'Ta "lilla" dörren, tack' },
  });
  const text = await (await own.call(`/bookings.jsv?Id=${id}&CancellationCode=${code}`)).text();
  expect(text).toContain('CommentsToCustomer:"Ta ""lilla"" dörren, tack"');
  expect(text).toContain('SendEmailReminder:True');
  const error = await own.call('/bookings.jsv?Id=x&CancellationCode=y');
  expect(error.status).toBe(400);
  expect(await error.text()).toMatch(/^\{ResponseStatus:\{ErrorCode:SerializationException,/);
});

test('the cancel and the move answer in the format asked for too', async ({ own }) => {
  const { id, code } = await own.book();
  const moved = await own.call(`/bookings/${id}.csv`, {
    method: 'PUT',
    headers: await own.signIn(),
    body: { Comment: 'x' },
  });
  expect((await moved.text()).split('\r\n')[1]).toMatch(new RegExp(`^${id},`));
  const gone = await own.call(
    `/jsonl/reply/DeleteBookingByCode?Id=${id}&CancellationCode=${code}`,
    { method: 'DELETE' },
  );
  expect(JSON.parse(await gone.text())).toMatchObject({ Id: id, Status: 'Unbooked' });
});

test('a request may come as JSON, as a form or as JSV, and its method in a header or a parameter', async ({
  own,
}) => {
  const headers = await own.signIn();
  const bodies = [
    ['application/json', '{"commentsTOcustomer":"one"}', 'one'],
    ['application/x-www-form-urlencoded', 'CommentsToCustomer=two', 'two'],
    ['text/jsv', '{CommentsToCustomer:"three, four"}', 'three, four'],
  ] as const;
  for (const [type, body, said] of bodies) {
    const { id } = await own.book();
    const ways = [
      { path: `/bookings/${id}`, extra: { 'x-http-method-override': 'PUT' } },
      { path: `/bookings/${id}?X-Http-Method-Override=PUT`, extra: {} },
      { path: `/json/reply/UpdateBooking?Id=${id}`, extra: {} },
    ];
    for (const { path, extra } of ways) {
      const answer = await own.call(path, {
        method: 'POST',
        headers: { ...headers, ...extra, 'content-type': type },
        body,
      });
      expect(await answer.json()).toMatchObject({ Id: id, CommentsToCustomer: said });
    }
  }
});
