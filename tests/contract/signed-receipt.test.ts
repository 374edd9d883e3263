import { expect } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { z } from 'zod';
import { locales } from '@/i18n/locales';
import { keySet, publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { receiptContent } from '@/lib/signed-receipt/content';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { test as base, type MemorySite } from '../../tools/support/memory-site';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { words } from '../../tools/support/words';
import { readQrCode } from '../support/read-qr-code';
import { startScripted } from '../support/scripted-server';
import {
  addresses,
  changeBooking,
  linkTo,
  makeBooking,
  type TestBooking,
  truthOf,
} from '../../tools/support/sandbox';

/** A receipt states what was proven, and nothing more. */

const issuer = 'https://avboka.example.se';

const test = base.extend<{ readonly signing: MemorySite }>({
  signing: async ({ startMemorySite }, use) => {
    const key = wordOf(await makeReceiptKey(Date.now() - 1000));
    await use(
      startMemorySite({
        settings: { RECEIPT_ISSUER: issuer, RECEIPT_KEY: key },
        tuning: { minReadingMilliseconds: 0 },
      }),
    );
  },
});

const site = 'http://localhost';
const receiptOf = (booking: TestBooking, locale = 'sv') =>
  linkTo(booking, { locale, site }).replace('?', '/receipt?');
const jwsIn = (body: string) => /<p data-signature="[^>]*>([\w.-]+)</.exec(body)?.[1] ?? '';
const contentIn = (body: string) =>
  receiptContent.parse(
    JSON.parse(Buffer.from(jwsIn(body).split('.')[1] ?? '', 'base64url').toString()),
  );
const t = words('sv');
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
    const year = facts.cancelled?.wall.slice(0, 4) ?? 'none';
    expect(text.join('\n')).toContain(year);
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

test('the code on paper opens what it says, and says so of no other', async ({ signing }) => {
  const booking = await makeBooking({ company: 'salon' });
  await signing.submit(booking, {}, { site });
  const { body } = await signing.open(receiptOf(booking));
  const codeAddress = readQrCode(body);
  expect(codeAddress).toMatch(new RegExp(`^${issuer}/sv/verify\\?paper=`));
  const code = codeAddress.split('paper=')[1] ?? '';
  const read = async (paper: string) => {
    const page = await signing.open(`${site}/sv/verify?paper=${encodeURIComponent(paper)}`);
    return { status: page.status, title: /<h1[^>]*>(.*?)<\/h1>/s.exec(page.body)?.[1], page };
  };
  const genuine = await read(code);
  expect(genuine.status).toBe(200);
  expect(genuine.title).toContain(t('verify.code-genuine'));
  for (const said of [String(booking.id), t('receipt.inTime.api'), t('verify.compare'), issuer])
    expect(genuine.page.body).toContain(said);
  const [header = '', payload = '', signature = ''] = code.split('.');
  const jws = jwsIn(body);
  for (const [paper, kind] of [
    [`${header}.${payload.slice(0, -4)}AAAA.${signature}`, 'altered-signature'],
    [`${header}.${Buffer.from('{}').toString('base64url')}.${signature}`, 'altered-signature'],
    // A receipt's own signature is no code, and a code is no receipt.
    [jws, 'not-a-receipt'],
    ['', 'not-a-receipt'],
    ['x'.repeat(3_000), 'not-a-receipt'],
  ] as const) {
    const { status, title, page } = await read(paper);
    expect(status, paper).toBe(422);
    expect(title, paper).toContain(t(`verify.${kind}`));
    expect(page.body).not.toContain(t('verify.compare'));
  }
  expect((await verifyReceipt(code, await keysOf(signing))).kind).not.toBe('genuine');
});

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

const silent = { UnbookedOn: '0001-01-01T00:00:00' };

test('where the API tells no time, a receipt of our press says that the time is ours', async ({
  signing,
}) => {
  const booking = await makeBooking({ fault: { says: silent } });
  const { whole } = await cancelWith(signing, booking, {});
  const withoutRecord = new URL(whole);
  withoutRecord.searchParams.delete('record');
  for (const url of [whole, withoutRecord.href]) {
    const { facts, text } = contentIn((await signing.open(url)).body);
    expect(facts).toMatchObject({ cancelled: { by: 'site' }, inTime: true });
    expect(text).toContain(words('sv')('receipt.inTime.site'));
  }
});

test('where nobody tells when, no receipt does', async ({ signing }) => {
  const booking = await makeBooking({ scenario: 'haircut-cancelled' });
  await changeBooking(booking, { fields: silent });
  const { facts, text } = contentIn((await signing.open(receiptOf(booking))).body);
  expect(facts.cancelled).toBeUndefined();
  expect(facts.inTime).toBeUndefined();
  expect(text).not.toContain(words('sv')('booking.cancelledOn'));
});

test('an answer that contradicts the read before it leaves no facts of the press, and what was sent', async ({
  startMemorySite,
}) => {
  const api = await startScripted((response, { method = 'GET', url = '', headers }) => {
    const key = String(headers['x-api-key']);
    void fetch(`${addresses.sandbox}${url}`, { method, headers: { 'x-api-key': key } }).then(
      async (answer) => {
        const text = await answer.text();
        const said = method === 'DELETE' ? text.replace(/"From":"\d{4}/, '"From":"2031') : text;
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(said);
      },
    );
  });
  const contradicted = startMemorySite({
    settings: { ...(await receiptSettings()), BOKAMERA_API_URL: api.url },
    tuning: { minReadingMilliseconds: 0 },
  });
  const booking = await makeBooking({ company: 'salon' });
  const { whole } = await cancelWith(contradicted, booking, { comment: 'Hej' });
  const content = contentIn((await contradicted.open(whole)).body);
  api.stop();
  // Read once more, from one source.
  expect(content.facts.deadlineAsOf).toBe('receipt');
  expect(content.facts.start?.wall).not.toContain('2031');
  expect(content.words).toBe('Hej');
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

/** Cancels with words, as a customer on the page, and opens what the page then offers. */
async function cancelWith(signing: MemorySite, booking: TestBooking, fields: object) {
  const pressed = await signing.submit(booking, { ...fields }, { site });
  const page = await signing.open(`${site}${pressed.location ?? ''}`);
  const [whole, wordless] = [...page.body.matchAll(/href="([^"]*\/receipt\?[^"]*)"/g)].map(
    ([, href = '']) => `${site}${href.replaceAll('&amp;', '&')}`,
  );
  return { page, whole: whole ?? '', wordless };
}

test('what the customer wrote is in the receipt, as it was sent, or left out if they like', async ({
  signing,
}) => {
  const comment =
    'Tåget står still.\nLänk: eyJhbGciOiJFZERTQSJ9.eyJmYWxzZXQiOnRydWV9LCJ4.' + 'A'.repeat(60);
  const booking = await makeBooking({ company: 'salon' });
  const { page, whole, wordless } = await cancelWith(signing, booking, { comment, reason: 'ill' });
  const receipt = await signing.open(whole);
  const content = contentIn(receipt.body);
  expect(content.words).toBe(`Jag är sjuk. ${comment}`);
  expect(await verifyReceipt(receipt.body, await keysOf(signing))).toMatchObject({
    kind: 'genuine',
  });
  const silent = contentIn((await signing.open(wordless ?? '')).body);
  expect(silent.words).toBeUndefined();
  expect(JSON.stringify(silent)).not.toContain('Tåget');
  // The address carries it sealed, and the log none of it; the page shows it to whoever has the address.
  expect(decodeURIComponent(whole)).not.toContain('Tåget');
  expect(signing.said()).not.toContain('Tåget');
  expect(page.body).toContain('Jag är sjuk. Tåget');
});

test('with nothing written there is one receipt, without words', async ({ signing }) => {
  const { whole, wordless } = await cancelWith(signing, await makeBooking(), {});
  expect(wordless).toBeUndefined();
  expect(contentIn((await signing.open(whole)).body).words).toBeUndefined();
});

test('what was never sent is in no receipt: the company had cancelled, or takes no comments', async ({
  signing,
  startMemorySite,
}) => {
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const page = await signing.open(link);
  await changeBooking(booking, { StatusId: 4 });
  const pressed = await signing.press(link, page, { comment: 'Kom aldrig fram' });
  expect(pressed).toMatchObject({ state: 'cancelled', location: undefined });
  expect(pressed.body).not.toContain('Kom aldrig fram');
  expect(pressed.body).not.toContain('record=');

  const branding = join(mkdtempSync(join(tmpdir(), 'branding-')), 'branding.json');
  writeFileSync(branding, JSON.stringify({ everywhere: { comment: 'off' } }));
  const silent = startMemorySite({
    settings: {
      ...(await receiptSettings()),
      BRANDING_FILE: branding,
    },
    tuning: { minReadingMilliseconds: 0 },
  });
  const { whole } = await cancelWith(silent, await makeBooking(), { comment: 'Ovidkommande' });
  expect(contentIn((await silent.open(whole)).body).words).toBeUndefined();
});

test('another link’s record, or an altered one, is none', async ({ signing }) => {
  const mine = await cancelWith(signing, await makeBooking(), { comment: 'Mina ord' });
  const theirs = await makeBooking();
  const { whole } = await cancelWith(signing, theirs, { comment: 'Andras ord' });
  const record = new URL(mine.whole).searchParams.get('record') ?? '';
  for (const forged of [record, `x${record.slice(1)}`, 'x'.repeat(6000)]) {
    const address = new URL(whole);
    address.searchParams.set('record', forged);
    const { status, body } = await signing.open(address.href);
    expect(status).toBe(200);
    expect(contentIn(body).words).toBeUndefined();
  }
});

test('the deadline is the one that stood when the cancel was confirmed, and later ones are called so', async ({
  signing,
}) => {
  const booking = await makeBooking({ startsIn: 5000, deadlineIn: 600 });
  const { whole } = await cancelWith(signing, booking, {});
  const before = contentIn((await signing.open(whole)).body).facts;
  await changeBooking(booking, { fields: { LastTimeToUnBook: '2020-01-01T00:00:00' } });
  const after = contentIn((await signing.open(whole)).body).facts;
  expect(after).toEqual(before);
  expect(after).toMatchObject({ deadlineAsOf: 'cancel', inTime: true });
  // The email's own link has no record, so the receipt states today's answer of the API, and says
  // so.
  const plain = await signing.open(receiptOf(booking));
  expect(contentIn(plain.body).facts).toMatchObject({
    deadlineAsOf: 'receipt',
    deadline: { wall: '2020-01-01T00:00:00' },
  });
  expect(plain.body).toContain(t('receipt.asOf.receipt'));
});

test('a cancellation that the API no longer lists still has its receipt', async ({ signing }) => {
  const booking = await makeBooking();
  const { page, whole } = await cancelWith(signing, booking, { comment: 'Hej' });
  expect(page.state).toBe('cancelled');
  await changeBooking(booking, { faults: [{ wire: '404', on: ['reread', 'read'] }] });
  const later = await signing.open(whole.replace('/receipt', ''));
  expect(later.body).toContain('/receipt?');
  const { status, body } = await signing.open(whole);
  expect(status).toBe(200);
  expect(contentIn(body)).toMatchObject({ words: 'Hej', facts: { booking: booking.id } });
  expect(await verifyReceipt(body, await keysOf(signing))).toMatchObject({ kind: 'genuine' });
  // Without the record there is no receipt.
  const bare = new URL(whole);
  bare.searchParams.delete('record');
  expect((await signing.open(bare.href)).status).toBe(303);
});

const checkPasted = (signing: MemorySite, text: string, locale = 'sv') =>
  signing.open(`${site}/${locale}/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: text }).toString(),
  });

test('a changed copy keeps what was pasted, and marks the signed words that it does not say', async ({
  signing,
}) => {
  const { whole } = await cancelWith(signing, await makeBooking(), { comment: 'Jag är sjuk' });
  const { body } = await signing.open(whole);
  const text = contentIn(body).text.join('\n').replace('sjuk', 'frisk');
  const checked = await checkPasted(signing, `${text}\n\n${jwsIn(body)}`);
  expect(checked.status).toBe(422);
  expect(checked.body).toContain(words('sv')('verify.altered-text'));
  expect(checked.body.match(/<mark>[^<]*<\/mark>/g)).toEqual(['<mark>sjuk</mark>']);
  expect(checked.body).toContain(words('sv')('verify.differs'));
  expect(checked.body).toMatch(/<textarea[^>]*>[^<]*frisk[^<]*<\/textarea>/);
});

test('words around a pasted receipt are shown as no part of it, and claim nothing', async ({
  signing,
}) => {
  const { whole } = await cancelWith(signing, await makeBooking(), { comment: 'Hej' });
  const { body } = await signing.open(whole);
  const text = `${contentIn(body).text.join('\n')}\n${jwsIn(body)}`;
  expect((await checkPasted(signing, text)).body).toContain('<h1');
  const { status, body: page } = await checkPasted(
    signing,
    `450 kr <krediterade>\n\n> ${text.replaceAll('\n', '\n> ')}\n\nMvh Åsa`,
  );
  expect(status).toBe(422);
  expect(page).toContain('Sidan är inte som den var');
  for (const locale of locales) {
    const mixed = await checkPasted(signing, `450 kr & mer\n\n${text}\n\nMvh Åsa`, locale);
    expect(mixed.status).toBe(200);
    const [signed = '', around = ''] = mixed.body.split('<strong>');
    expect(signed).not.toContain('450 kr');
    expect(around).toContain('450 kr &amp; mer');
    expect(around).toContain('Mvh Åsa');
  }
});

test('a lost end of the signature is called what it is', async ({ signing }) => {
  const { whole } = await cancelWith(signing, await makeBooking(), {});
  const jws = jwsIn((await signing.open(whole)).body);
  const { status, body } = await checkPasted(signing, jws.slice(0, -9), 'en');
  expect(status).toBe(422);
  expect(body).toContain('The signature is incomplete');
});

test('each line of what the customer wrote is marked as theirs, on the page and in the mail', async ({
  signing,
}) => {
  const comment = 'Krediterat\n450 kr';
  const { whole } = await cancelWith(signing, await makeBooking({ company: 'salon' }), { comment });
  const { body } = await signing.open(whole);
  expect(contentIn(body).text.join('\n')).toContain('\n| Krediterat\n| 450 kr\n');
  expect(body).toContain('| Krediterat\n| 450 kr');
  const draft = /href="(mailto:[^"]*)"/.exec(body)?.[1] ?? '';
  expect(decodeURIComponent(draft)).toContain('| Krediterat\r\n| 450 kr\r\n');
});

test('a saved file can be handed in as it is', async ({ signing }) => {
  const booking = await makeBooking({ company: 'salon' });
  const { whole } = await cancelWith(signing, booking, { comment: 'Hej <b>då</b> & tack' });
  const { body } = await signing.open(whole);
  const handIn = (file: string, name = 'receipt.html') => {
    const form = new FormData();
    form.set('receipt', '');
    form.set('file', new File([file], name));
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type') ?? '';
    return encoded.text().then((text) =>
      signing.open(`${site}/sv/verify`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: text,
      }),
    );
  };
  expect(await handIn(body)).toMatchObject({ status: 200, state: 'verify' });
  // The same letters as a text show the customer's words as they are; as a page, they would be markup.
  const text = `${contentIn(body).text.join('\n')}\n${jwsIn(body)}`;
  expect(await handIn(text, 'receipt.txt')).toMatchObject({ status: 200 });
  expect(await handIn(text, 'receipt.html')).toMatchObject({ status: 422 });
  expect((await handIn(body.replace('tack', 'hej'))).body).toContain('Texten har ändrats');
  expect((await handIn('x'.repeat(100_000))).status).toBe(413);
  expect((await handIn('')).body).toContain(t('verify.not-a-receipt'));
});

test('with every key retired, receipts are verified and none is made', async ({
  startMemorySite,
}) => {
  const key = await makeReceiptKey(Date.now() - 60_000);
  const made = startMemorySite({
    settings: { RECEIPT_ISSUER: issuer, RECEIPT_KEY: wordOf(key) },
    tuning: { minReadingMilliseconds: 0 },
  });
  const booking = await makeBooking();
  const { whole } = await cancelWith(made, booking, {});
  const { body } = await made.open(whole);
  const retired = wordOf({ ...publicHalf(key), exp: Math.floor(Date.now() / 1000) + 3_600 });
  const later = startMemorySite({ settings: { RECEIPT_KEYS_RETIRED: retired } });
  expect((await later.open(receiptOf(booking))).status).toBe(404);
  expect((await later.open(linkTo(booking, { site }))).body).not.toContain('/receipt?');
  expect(await keysOf(later)).toHaveLength(1);
  const checked = await later.open(`${site}/en/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: body }).toString(),
  });
  expect(checked.body).toContain(words('en')('verify.genuine'));
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
  const plain = startMemorySite({ tuning: { minReadingMilliseconds: 0 } });
  const booking = await makeBooking();
  await plain.submit(booking, {}, { site });
  expect((await plain.open(linkTo(booking, { site }))).body).not.toContain('/receipt?');
  for (const url of [receiptOf(booking), `${site}/sv/verify`, `${site}/.well-known/jwks.json`])
    expect((await plain.open(url)).status, url).toBe(404);
});

test('what was sent is exactly what was typed, and the receipt and the page show it so', async ({
  signing,
}) => {
  const comment = ' 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u200fنمی‌توانم\u200f\n\nป่วย\u200bมาก 👨‍👩‍👧 \u2067(١٤)\u2069\n';
  const booking = await makeBooking({ company: 'salon' });
  const typed = comment.replaceAll('\n', '\r\n');
  const { page, whole } = await cancelWith(signing, booking, { comment: typed, reason: 'ill' });
  const sent = `Jag är sjuk. ${comment}`;
  expect((await truthOf(booking)).comment).toBe(sent);
  expect(page.body).toContain(sent);
  // In another language of the page too, since these words were sent and no others.
  const english = await signing.open(whole.replace('/sv/', '/en/'));
  expect(contentIn(english.body).words).toBe(sent);
  expect(await verifyReceipt(english.body, await keysOf(signing))).toMatchObject({
    kind: 'genuine',
  });
});

test('what cannot be sent is shown taken out before anything is sent', async ({ signing }) => {
  const booking = await makeBooking({ company: 'salon' });
  const page = await signing.submit(booking, { comment: 'Sjuk\u0007 \u202e054 kr' }, { site });
  expect(page.state).toBe('cancellable');
  expect(page.body).toContain(words('sv')('form.commentAltered'));
  expect(page.body).toContain('>Sjuk 054 kr</textarea>');
  expect((await truthOf(booking)).deletes).toBe(0);
  await signing.press(linkTo(booking, { site }), page, { comment: 'Sjuk 054 kr' });
  expect(await truthOf(booking)).toMatchObject({ deletes: 1, comment: 'Sjuk 054 kr' });
});

test('the page shows what was sent and not what another tab typed, also without receipts', async ({
  startMemorySite,
}) => {
  const plain = startMemorySite({ tuning: { minReadingMilliseconds: 0 } });
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const [one, other] = [await plain.open(link), await plain.open(link)];
  const pressed = await plain.press(link, one, { comment: 'Första orden' });
  await plain.press(link, other, { comment: 'Andra orden' });
  const { body } = await plain.open(`${site}${pressed.location ?? ''}`);
  expect(body).toContain('Första orden');
  expect(body).not.toContain('Andra orden');
});
