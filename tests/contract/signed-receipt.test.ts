import { expect } from '@playwright/test';
import { brotliCompressSync } from 'node:zlib';
import { z } from 'zod';
import { locales } from '@/i18n/locales';
import { keySet, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { receiptContent } from '@/lib/signed-receipt/content';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { test as base, type MemorySite } from '../support/memory-site';
import { changeBooking, linkTo, makeBooking, type TestBooking } from '../support/sandbox';

/** A receipt says what was proven, to whoever holds it, and nothing more. */

const issuer = 'https://avboka.example.se';

const test = base.extend<{ readonly signing: MemorySite }>({
  signing: async ({ startMemorySite }, use) => {
    const key = wordOf(await makeReceiptKey(Date.now() - 1000));
    await use(
      startMemorySite({
        settings: { RECEIPT_ISSUER: issuer, RECEIPT_KEY: key, MIN_READING_MS: '0' },
      }),
    );
  },
});

const site = 'http://localhost';
const receiptOf = (booking: TestBooking, locale = 'sv') =>
  linkTo(booking, { locale, site }).replace('?', '/receipt?');
const jwsIn = (body: string) => /<p class="signature"[^>]*>([\w.-]+)</.exec(body)?.[1] ?? '';
const contentIn = (body: string) =>
  receiptContent.parse(
    JSON.parse(Buffer.from(jwsIn(body).split('.')[1] ?? '', 'base64url').toString()),
  );
const keysOf = async ({ open }: MemorySite) =>
  keySet.parse(JSON.parse((await open(`${site}/.well-known/jwks.json`)).body)).keys;

for (const locale of locales) {
  test(`${locale}: a cancelled booking has a receipt that verifies, offline and on the page`, async ({
    signing,
  }) => {
    const booking = await makeBooking({ company: 'salon' });
    await signing.submit(booking, {}, { site });
    const { status, body } = await signing.open(receiptOf(booking, locale));
    expect(status).toBe(200);
    const keys = await keysOf(signing);
    expect(await verifyReceipt(body, keys)).toMatchObject({ kind: 'genuine' });
    const { facts, text } = contentIn(body);
    // The company's time tells its year, whatever year it is.
    const year = facts.cancelled.wall.slice(0, 4);
    expect(text[2]).toContain(year);
    expect(facts).toMatchObject({ booking: booking.id, inTime: true, cancelled: { by: 'api' } });

    const checked = await signing.open(`${site}/${locale}/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ receipt: body }).toString(),
    });
    expect(checked).toMatchObject({ status: 200, state: 'verify' });
    expect(checked.body).toContain(issuer);

    // Stands alone, opens nothing, and is small beside its signature.
    expect(body).not.toMatch(/(src|href)="(?!data:|mailto:)/);
    expect(body).not.toMatch(/ticket=|code=/);
    expect(body).not.toContain(booking.code);
    const bytes = brotliCompressSync(body).byteLength - jwsIn(body).length;
    expect(bytes).toBeLessThanOrEqual(7 * 1024);
  });
}

test('none before the proof, none for a booking that stands, none for a wrong code', async ({
  signing,
}) => {
  const booking = await makeBooking();
  expect((await signing.open(receiptOf(booking))).status).toBe(303);
  await signing.submit(booking, {}, { site });
  expect((await signing.open(receiptOf({ ...booking, code: 'wrong' }))).status).toBe(303);
  expect((await signing.open(receiptOf(booking))).status).toBe(200);
  await changeBooking(booking, { StatusId: 1 });
  expect((await signing.open(receiptOf(booking))).status).toBe(303);
});

test('where the API tells no time, the receipt says that the time is ours', async ({ signing }) => {
  const booking = await makeBooking({ scenario: 'haircut-cancelled' });
  await changeBooking(booking, { fields: { UnbookedOn: '0001-01-01T00:00:00' } });
  const { body } = await signing.open(receiptOf(booking));
  expect(contentIn(body).facts.cancelled.by).toBe('site');
});

test('a cancellation after the deadline is not called in time', async ({ signing }) => {
  const booking = await makeBooking({ scenario: 'haircut-cancelled' });
  await changeBooking(booking, { fields: { LastTimeToUnBook: '2020-01-01T00:00:00' } });
  const { facts } = contentIn((await signing.open(receiptOf(booking))).body);
  expect(facts.deadline?.wall).toBe('2020-01-01T00:00:00');
  expect(facts.inTime).toBeUndefined();
});

test('the cancelled page leads to it, with a ticket and no code', async ({ signing }) => {
  const booking = await makeBooking();
  await signing.submit(booking, {}, { site });
  const { body } = await signing.open(linkTo(booking, { site }));
  const href = /href="([^"]*\/receipt\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(href).toContain('ticket=');
  expect((await signing.open(`${site}${href}`)).status).toBe(200);
});

test('a receipt reaches no log', async ({ signing }) => {
  const booking = await makeBooking({ company: 'salon' });
  await signing.submit(booking, {}, { site });
  const { body } = await signing.open(receiptOf(booking));
  await signing.open(`${site}/sv/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: body }).toString(),
  });
  const said = signing.said();
  expect(said).not.toContain(jwsIn(body).slice(0, 20));
  for (const line of contentIn(body).text.filter((text) => text.length > 9))
    expect(said).not.toContain(line);
});

test('an altered receipt is refused with what was really signed', async ({ signing }) => {
  const booking = await makeBooking({ company: 'salon' });
  await signing.submit(booking, {}, { site });
  const { body } = await signing.open(receiptOf(booking));
  const number = String(booking.id);
  const checked = await signing.open(`${site}/en/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: body.replace(`<bdi>${number}`, '<bdi>1') }).toString(),
  });
  expect(checked.status).toBe(422);
  expect(checked.body).toContain('The text was changed after it was signed');
  expect(checked.body).toContain(number);
});

test('too much at once is refused', async ({ signing }) => {
  const checked = await signing.open(`${site}/sv/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: 'x'.repeat(100_000) }).toString(),
  });
  expect(checked.status).toBe(413);
});

test('the key list holds no private half', async ({ signing }) => {
  const { body } = await signing.open(`${site}/.well-known/jwks.json`);
  const { keys } = z
    .object({ keys: z.array(z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(body));
  expect(keys).toHaveLength(1);
  for (const key of keys) expect(Object.keys(key)).not.toContain('d');
});

test('without a key there is no receipt, no offer of one, no key list and no verify page', async ({
  startMemorySite,
}) => {
  const plain = startMemorySite({ settings: { MIN_READING_MS: '0' } });
  const booking = await makeBooking();
  await plain.submit(booking, {}, { site });
  expect((await plain.open(linkTo(booking, { site }))).body).not.toContain('/receipt?');
  for (const url of [receiptOf(booking), `${site}/sv/verify`, `${site}/.well-known/jwks.json`])
    expect((await plain.open(url)).status, url).toBe(404);
});
