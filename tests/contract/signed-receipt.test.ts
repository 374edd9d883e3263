import { expect } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { locales } from '@/i18n/locales';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { words } from '../../tools/support/words';
import { startScripted } from '../support/scripted-server';
import {
  cancelWith,
  contentIn,
  issuer,
  jwsIn,
  keysOf,
  receiptOf,
  site,
  test,
} from '../support/signing-site';
import {
  addresses,
  changeBooking,
  linkTo,
  makeBooking,
  truthOf,
} from '../../tools/support/sandbox';

/** A receipt states what was proved, and nothing more. */

const t = words('sv');

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
    expect(body).not.toMatch(/(src|href)="(?!"|data:|mailto:)/);
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
