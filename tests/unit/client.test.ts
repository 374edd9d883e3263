import { expect, test } from '@playwright/test';
import { createBokaMera } from '@/lib/bokamera/client';
import { type BokaMeraFailure, failed, type Result, success } from '@/lib/bokamera/failure';
import type { ApiRequest } from '@/lib/bokamera/connection';

const link = { id: 404_042, code: 'AB12' };
const own = { Id: 404_042, StatusId: 1, CancellationCode: 'AB12' };
/** A time budget in milliseconds that is enough for any machine. */
const budget = 100_000;
const list = (...Results: readonly object[]) => success({ Results });

/** A client that gets these answers in turn, and then the last one again and again. */
function open(...answers: readonly Result<unknown>[]) {
  const asked: ApiRequest[] = [];
  const client = createBokaMera((request) => {
    asked.push(request);
    return Promise.resolve(answers[asked.length - 1] ?? answers.at(-1) ?? list());
  }, 'Europe/Stockholm');
  return {
    asked,
    find: (budgetMilliseconds = budget) =>
      client.find(link, 'en', { urgency: 'known', budgetMilliseconds }),
    cancel: () => client.cancel(link, 'Sjuk', 'sv', budget),
  };
}

/** Whether a request may take so many milliseconds, counted from a moment in this stretch. */
function expectToEnd(request: ApiRequest | undefined, after: number, since: number): void {
  const began = (request?.passage.ends ?? 0) - after;
  expect(began).toBeGreaterThanOrEqual(since);
  expect(began).toBeLessThanOrEqual(performance.now());
}

test('a read asks for one booking in every status, and for the parts that the page shows', async () => {
  const { find, asked } = open(list(own));
  const started = performance.now();
  expect(await find()).toMatchObject({ ok: true, value: { id: link.id, status: 'booked' } });
  expect(asked).toMatchObject([
    { method: 'GET', path: '/bookings', language: 'en', passage: { urgency: 'known' } },
  ]);
  expect(asked[0]?.query).toEqual({
    Id: '404042',
    CancellationCode: 'AB12',
    StatusIds: '1,2,3,4,5,6,7,8,9,10',
    IncludeCompanyInformation: 'true',
    IncludeServiceInformation: 'true',
    IncludeQuantityInformation: 'true',
    IncludeBookedResourceTypes: 'true',
    IncludeStatusInformation: 'true',
    IncludePaymentLog: 'true',
  });
  expect(asked[0]?.passage.link).toEqual({ id: 404_042, code: 'AB12' });
  // The first try leaves time for a second.
  expectToEnd(asked[0], 60_000, started);
});

test('a cancel is one DELETE, with its words and its whole budget', async () => {
  const { cancel, asked } = open(success({ ...own, StatusId: 2 }));
  const started = performance.now();
  expect(await cancel()).toMatchObject({ ok: true, value: { id: link.id, status: 'cancelled' } });
  expect(asked).toMatchObject([
    {
      method: 'DELETE',
      path: '/bookings/deletebycode/404042',
      query: { CancellationCode: 'AB12', UnBookedComments: 'Sjuk' },
      language: 'sv',
      passage: { urgency: 'change', link: { id: 404_042, code: 'AB12' } },
    },
  ]);
  expectToEnd(asked[0], budget, started);
});

test('a cancel is never repeated, and nonsense is no answer to it', async () => {
  for (const failure of [
    { kind: 'timed-out' },
    { kind: 'broken', status: 500, named: false },
  ] as const) {
    const { cancel, asked } = open(failed(failure));
    expect(await cancel()).toEqual(failed(failure));
    expect(asked).toHaveLength(1);
  }
  expect(await open(success('<html>')).cancel()).toEqual(failed({ kind: 'unreadable' }));
});

const refused = (status: number, named: boolean): BokaMeraFailure => ({
  kind: 'refused',
  status,
  named,
});

test('a failed read is repeated once; one that was refused or throttled is not', async () => {
  for (const failure of [
    { kind: 'broken', status: 500, named: false },
    { kind: 'unreachable', delivered: true },
    { kind: 'timed-out' },
    { kind: 'unreadable' },
  ] as const) {
    const { find, asked } = open(failed(failure), list(own));
    expect((await find()).ok, failure.kind).toBe(true);
    expect(asked).toHaveLength(2);
    const [first, second] = asked.map(({ passage }) => passage.ends);
    expect((second ?? 0) - (first ?? 0)).toBeCloseTo(40_000, 3);
  }
  for (const failure of [
    refused(403, true),
    { kind: 'unauthorised' },
    { kind: 'throttled', retryAfterSeconds: 7 },
  ] as const) {
    const { find, asked } = open(failed(failure), list(own));
    expect(await find(), failure.kind).toEqual(failed(failure));
    expect(asked).toHaveLength(1);
  }
});

test('a read with no time left is not repeated', async () => {
  const { find, asked } = open(failed({ kind: 'timed-out' }), list(own));
  expect(await find(40)).toEqual(failed({ kind: 'timed-out' }));
  expect(asked).toHaveLength(1);
});

test('only a 404 that the service worded means that there is no such booking', async () => {
  expect(await open(failed(refused(404, true))).find()).toEqual(success(undefined));
  expect(await open(failed(refused(404, false))).find()).toEqual(failed(refused(404, false)));
  expect(await open(failed(refused(410, true))).find()).toEqual(failed(refused(410, true)));
});

test('no result is no booking, and results that nobody can read are not “no booking”', async () => {
  expect(await open(list()).find()).toEqual(success(undefined));
  for (const answer of [success({}), success({ Results: [{}] }), list({ Id: 'x' })])
    expect(await open(answer).find()).toEqual(failed({ kind: 'unreadable' }));
  const withError = success({ Results: [], ResponseStatus: { ErrorCode: 'Failed' } });
  expect(await open(withError).find()).toEqual(failed({ kind: 'unreadable' }));
  for (const odd of [
    { Results: [], Total: 1 },
    { Results: [], ResponseStatus: { Message: 'No.' } },
    { Results: [], ResponseStatus: { ErrorCode: 7 } },
    { Results: [], ResponseStatus: 'Failed' },
    { Results: [], ResponseStatus: ['Failed'] },
    { Results: [], ErrorCode: 'Failed' },
    { Results: [], Message: 'No.' },
    { Results: [], ResponseStatus: { Errors: [{}] } },
    { Results: [own], responseStatus: { errorCode: 'Failed' } },
    { Results: [{ ...own, ResponseStatus: { ErrorCode: 'Failed' } }] },
  ])
    expect(await open(success(odd)).find(), JSON.stringify(odd)).toEqual(
      failed({ kind: 'unreadable' }),
    );
  const thanked = { Results: [own], ResponseStatus: { ErrorCode: 0, Message: 'OK' } };
  expect(await open(success(thanked)).find()).toMatchObject({ value: { status: 'booked' } });
  for (const fine of [
    { Results: [], Total: 0 },
    { Results: [], ResponseStatus: { ErrorCode: null, Message: '', Errors: [] } },
  ])
    expect(await open(success(fine)).find(), JSON.stringify(fine)).toEqual(success(undefined));
});

test('a cancelled booking beside an error, or under another code, is no answer to a DELETE', async () => {
  const done = { ...own, StatusId: 2 };
  for (const odd of [
    { ...done, ResponseStatus: { ErrorCode: 'ArgumentException' } },
    { ...done, CancellationCode: 'ZZZ' },
    { ...done, ResponseStatus: 'Failed' },
    { ...done, ErrorCode: 'Failed' },
  ])
    expect(await open(success(odd)).cancel()).toEqual(failed({ kind: 'unreadable' }));
  for (const fine of [
    { ...done, CancellationCode: null },
    { ...done, CancellationCode: 'ab12' },
    { ...done, ResponseStatus: {} },
  ])
    expect(await open(success(fine)).cancel()).toMatchObject({ value: { status: 'cancelled' } });
});

test('only the booking of this number and code is the one that was asked for', async () => {
  const found = async (...results: readonly object[]) => {
    const read = await open(list(...results)).find();
    return read.ok ? read.value?.id : read.failure.kind;
  };
  expect(await found({ ...own, Id: 7 })).toBeUndefined();
  expect(await found({ ...own, CancellationCode: 'other' })).toBeUndefined();
  expect(await found({ ...own, CancellationCode: ' ab12 ' })).toBe(link.id);
  expect(await found({ ...own, CancellationCode: undefined })).toBe(link.id);
  expect(await found({ ...own, CancellationCode: ' ' })).toBe(link.id);
  expect(await found({ ...own, Id: 7 }, own)).toBe(link.id);
  expect(await found({}, own)).toBe(link.id);
  expect(await found(own, own)).toBe(link.id);
  expect(await found(own, { ...own, StatusId: 2 })).toBe('unreadable');
  const blank = { ...own, CancellationCode: '', StatusId: 2 };
  expect(await found(blank, own)).toBe(link.id);
  expect(await found(blank, { ...own, CancellationCode: 'other' })).toBeUndefined();
});
