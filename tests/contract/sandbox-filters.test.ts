import { expect } from '@playwright/test';
import { z } from 'zod';
import { type OwnSandbox, test } from '../../tools/support/own-sandbox';

/** Every filter of BookingQuery that the documents name narrows the list, or is refused. */

const salon = '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10';
const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ Id }) => Id);

/** Three bookings with one code, so that a list opens without login. */
async function three(own: OwnSandbox) {
  const code = 'SHARED';
  const day = (date: string) => ({ From: `${date}T10:00:00`, To: `${date}T11:00:00` });
  const one = await own.book({
    code,
    serviceId: 11,
    fields: { ...day('2099-01-05'), CreatedDate: '2020-01-01T00:00:00' },
  });
  const two = await own.book({
    code,
    fields: { ...day('2099-01-06'), CreatedDate: '2021-01-01T00:00:00' },
  });
  const other = await own.book({
    code,
    company: 'tennis',
    serviceId: 12,
    StatusId: 7,
    fields: { ...day('2099-01-07'), CreatedDate: '2022-01-01T00:00:00' },
  });
  return { one: one.id, two: two.id, other: other.id };
}

test('each filter keeps what it names', async ({ own }) => {
  const { one, two, other } = await three(own);
  const expected: Record<string, number[]> = {
    '': [one, two, other],
    [`CompanyId=${salon}`]: [one, two],
    [`companyid={${salon.toUpperCase()}}`]: [one, two],
    [`Id=${two}`]: [two],
    'ServiceIds=11,12': [one, other],
    'ServiceIds=12&ServiceIds=11': [one, other],
    'ServiceIds=[12]': [other],
    'StatusIds=7': [other],
    'BookingStart=2099-01-06T10:00:00': [two, other],
    'BookingStart=2099-01-06 10:01': [other],
    'BookingEnd=2099-01-06': [one],
    'BookingStart=2099-01-06&BookingEnd=2099-01-06T23:59:59': [two],
    'CreatedFrom=2021-01-01': [two, other],
    'CreatedTo=2021-06-01': [one, two],
    'BookingResourceRelationResourceIds=6': [other],
    'OrderBy=-From': [other, two, one],
    'OrderByDesc=CreatedDate': [other, two, one],
    'orderby=StatusId,-Id': [two, one, other],
    'OrderByDesc=From&Skip=1&Take=1': [two],
    'MaxLimit=2': [one, two],
    'Take=5&MaxLimit=1': [one],
    'Take=0': [],
    'Id=&ServiceIds=&OrderBy=&Nonsense=1': [one, two, other],
  };
  for (const [query, wanted] of Object.entries(expected))
    expect(ids(await own.list(`/bookings?CancellationCode=SHARED&${query}`)), query).toEqual(
      wanted,
    );
});

test('a customer’s own id narrows the list, and is a Guid', async ({ own }) => {
  const { one } = await three(own);
  const [row] = await own.list(
    `/bookings?CancellationCode=SHARED&Id=${one}&IncludeCustomerInformation=true`,
  );
  const { Id } = z.object({ Id: z.guid() }).parse(row?.['Customer']);
  expect(ids(await own.list(`/bookings?CancellationCode=SHARED&CustomerId=${Id}`))).toEqual([one]);
});

test('without a code the list is for who is signed in, and for their own company', async ({
  own,
}) => {
  const { one, two } = await three(own);
  expect((await own.call('/bookings')).status).toBe(401);
  expect((await own.call('/bookings?CancellationCode=SHARED&CompanyBookings=true')).status).toBe(
    401,
  );
  const headers = await own.signIn({ companies: [salon] });
  expect(ids(await own.list('/bookings?CompanyBookings=true', { headers }))).toEqual([one, two]);
  expect(await own.list('/bookings?CompanyBookings=false', { headers })).toEqual([]);
});

test('a value that is not of its field’s type is refused with the field’s name', async ({
  own,
}) => {
  const wrong = {
    Id: '1.5',
    CompanyId: 'salon',
    CustomerId: '7f6c1a52',
    StatusIds: '1,two',
    ServiceIds: '99999999999',
    BookingStart: 'tomorrow',
    BookingEnd: '2099-13-01',
    CreatedFrom: '2099-01-01T25:00:00',
    CreatedTo: '7 maj',
    CompanyBookings: 'maybe',
    MaxLimit: 'x',
    Skip: 'x',
    Take: '1e3',
    IncludeCompanyInformation: '2',
  };
  for (const [name, value] of Object.entries(wrong)) {
    const query = new URLSearchParams({ CancellationCode: 'x', [name.toLowerCase()]: value });
    const answer = await own.call(`/bookings?${query}`);
    expect(answer.status, name).toBe(400);
    const bad = name === 'StatusIds' ? 'two' : value;
    expect(await answer.json()).toEqual({
      ResponseStatus: {
        ErrorCode: 'SerializationException',
        Message: "Unable to bind to request 'BookingQuery'",
        Errors: [
          {
            ErrorCode: 'SerializationException',
            FieldName: name,
            Message: `'${bad}' is an Invalid value for '${name}'`,
          },
        ],
      },
    });
  }
});

test('an order by nothing known, a negative page and an aggregate are refused', async ({ own }) => {
  const status = async (query: string) =>
    (await own.call(`/bookings?CancellationCode=x&${query}`)).status;
  expect(await status('OrderBy=Shoesize')).toBe(400);
  expect(await status('Skip=-1')).toBe(400);
  expect(await status('Include=COUNT(*)')).toBe(405);
});

test('companies, services, statuses and countries are lists with filters of their own', async ({
  own,
}) => {
  expect(await own.list(`/companies?Id=${salon}`)).toMatchObject([{ Name: 'Salong Norrsken' }]);
  const [clinic] = await own.list('/companies?SitePath=toolo-clinic&IncludeWidgetSettings=true');
  expect(clinic).toMatchObject({ City: 'Helsinki', WidgetSettings: { DarkTheme: false } });
  expect(ids(await own.list(`/services?CompanyId=${salon}`))).toEqual([11]);
  expect(await own.list('/services?Id=12&IncludeResources=true')).toMatchObject([
    { Duration: 90, ResourceTypes: [{ Resources: [{ Id: 6 }, { Id: 7 }] }] },
  ]);
  expect(ids(await own.list('/bookings/status'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await own.list('/countries?Id=se')).toEqual([
    { Id: 'SE', Name: 'Sverige', Description: 'Sverige' },
  ]);
});
