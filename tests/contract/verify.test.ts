import { expect } from '@playwright/test';
import { z } from 'zod';
import { locales } from '@/i18n/locales';
import { publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { words } from '../../tools/support/words';
import { readQrCode } from '../support/read-qr-code';
import {
  cancelWith,
  checkPasted,
  contentIn,
  issuer,
  jwsIn,
  keysOf,
  receiptOf,
  site,
  test,
} from '../support/signing-site';
import { linkTo, makeBooking } from '../../tools/support/sandbox';

/** Whoever is handed a receipt can find out what was signed, and by whom. */

const t = words('sv');

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

test('a changed copy keeps what was pasted, and marks the signed words that it does not say', async ({
  signing,
}) => {
  const { whole } = await cancelWith(signing, await makeBooking(), { comment: 'Jag är sjuk' });
  const { body } = await signing.open(whole);
  const text = contentIn(body).text.join('\n').replace('sjuk', 'frisk');
  const checked = await checkPasted(signing, `${text}\n\n${jwsIn(body)}`);
  expect(checked.status).toBe(422);
  expect(checked.body).toContain(words('sv')('verify.altered-text'));
  const marked = [...checked.body.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)];
  expect(marked.map(([, word]) => word)).toEqual(['sjuk']);
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
