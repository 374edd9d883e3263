import { expect } from '@playwright/test';
import { wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { signedContent } from '@/lib/signed-receipt/content';
import { openReceipts } from '@/lib/signed-receipt/receipts';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { offeredTimes, signInSettings, timeLink, timesLink } from '../../tools/support/change-time';
import { decode, type Seen } from '../../tools/support/customer';
import { test as base, type MemorySite } from '../../tools/support/memory-site';
import { changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';
import { readQrCode } from '../support/read-qr-code';
import { issuer, jwsIn, payloadIn, site } from '../support/signing-site';

/** Who pressed and got no proof can take away a signed confirmation of the attempt. */

const t = words('sv');
const key = wordOf(await makeReceiptKey(Date.now() - 1000));
const keys = openReceipts({ issuer, key, retired: '' })?.keys ?? [];

const test = base.extend<{ readonly signing: MemorySite }>({
  signing: async ({ startMemorySite }, use) => {
    await use(
      startMemorySite({
        settings: { RECEIPT_ISSUER: issuer, RECEIPT_KEY: key },
        tuning: { minReadingMilliseconds: 0 },
      }),
    );
  },
});

const contentIn = (body: string) => signedContent.parse(payloadIn(body));
const offerIn = ({ body }: Pick<Seen, 'body'>) =>
  decode(/<a [^>]*href="([^"]*\/receipt\?[^"]*after=[^"]*)"/.exec(body)?.[1] ?? '');

const down = { wire: '503', on: ['read', 'reread', 'cancel'] } as const;
const cases = [
  ['unavailable', { fault: down }, 'unread'],
  ['busy', { fault: { wire: '429', on: ['read', 'reread', 'cancel'] } }, 'busy'],
  ['not-cancelled', { fault: { wire: '400', on: ['cancel'] } }, 'declined'],
  ['unconfirmed', { fault: { wire: '504', on: ['cancel', 'reread'] } }, 'timed-out'],
] as const;

for (const [state, wanted, answer] of cases)
  test(`${state}: the attempt is confirmed, also while the API is down, and claims nothing of the booking`, async ({
    signing,
  }) => {
    const booking = await makeBooking({ company: 'salon' });
    const url = linkTo(booking, { site });
    const page = await signing.open(url);
    await changeBooking(booking, wanted);
    signing.pass(5_000);
    const after = await signing.press(url, page, { comment: 'Jag är sjuk', reason: 'ill' });
    expect(after.state).toBe(state);
    const offer = offerIn(after);
    expect(offer).not.toBe('');

    await changeBooking(booking, { fault: down });
    const { status, body } = await signing.open(`${site}${offer}`);
    expect(status).toBe(200);
    expect(await verifyReceipt(body, keys)).toMatchObject({ kind: 'genuine' });
    const content = contentIn(body);
    if (content.v !== 'attempt') throw new Error('Not an attempt');
    expect(content.attempt).toMatchObject({ booking: booking.id, answer });
    expect(content.attempt.pressed.utc).toHaveLength(1);
    const text = content.text.join('\n');
    const claims = t(answer === 'declined' ? 'attempt.claimsDeclined' : 'attempt.claims');
    for (const said of ['Salong Norrsken', `| ${t('form.reason.ill')}`, claims])
      expect(text).toContain(said);
    for (const claim of ['cancelled.stamp', 'receipt.title', 'not-cancelled.stands'] as const)
      expect(text).not.toContain(t(claim));
    expect(body).not.toContain(booking.code);

    const checked = await signing.open(`${site}/sv/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ receipt: body }).toString(),
    });
    expect(checked.status).toBe(200);
    expect(decode(checked.body)).toContain(claims);

    const codeAddress = readQrCode(body);
    expect(codeAddress).toMatch(new RegExp(`^${issuer}/sv/verify\\?paper=`));
    const paper = await signing.open(codeAddress.replace(issuer, site));
    expect(paper.status).toBe(200);
    const shown = decode(paper.body);
    for (const said of [String(booking.id), t(`attempt.answers.${answer}`), claims, issuer])
      expect(shown).toContain(said);
    expect(shown).not.toContain(t('cancelled.stamp'));
  });

test('a form sent again with other words confirms the attempt without words: these were sent to nobody', async ({
  signing,
}) => {
  const booking = await makeBooking({ fault: { wire: '504', on: ['cancel', 'reread'] } });
  const url = linkTo(booking, { site });
  const page = await signing.open(url);
  await signing.press(url, page, { comment: 'Först' });
  const again = await signing.press(url, page, { comment: 'Sedan' });
  const { body } = await signing.open(`${site}${offerIn(again)}`);
  expect(contentIn(body).words).toBeUndefined();
  expect(contentIn(body).text.join('\n')).not.toMatch(/Först|Sedan/);
});

test('none where receipts are off, for a form that only looked again, or on the page of a booking that is cancelled', async ({
  signing,
  startMemorySite,
}) => {
  const fault = { wire: '503', on: ['read', 'reread', 'cancel'] } as const;
  const off = startMemorySite({ tuning: { minReadingMilliseconds: 0 } });
  const one = await makeBooking();
  const page = await off.open(linkTo(one, { site }));
  await changeBooking(one, { fault });
  const after = await off.press(linkTo(one, { site }), page, { comment: 'Hej' });
  expect(after.state).toBe('unavailable');
  expect(offerIn(after)).toBe('');

  const other = await makeBooking();
  const url = linkTo(other, { site });
  const opened = await signing.open(url);
  await changeBooking(other, { fault });
  const looked = await signing.press(url, opened, { comment: 'Hej', intent: 'recheck' });
  expect(looked.state).toBe('unavailable');
  expect(offerIn(looked)).toBe('');

  const done = await makeBooking();
  const answer = await signing.submit(done, {}, { site });
  expect(offerIn(await signing.open(`${site}${answer.location ?? ''}`))).toBe('');
});

test('a change of time, and a form from another site, are no attempt to cancel', async ({
  startMemorySite,
}) => {
  const signing = startMemorySite({
    settings: { RECEIPT_ISSUER: issuer, RECEIPT_KEY: key, ...signInSettings() },
    tuning: { minReadingMilliseconds: 0 },
  });
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const [time = ''] = offeredTimes((await signing.open(timesLink(link))).body);
  const url = timeLink(link, time);
  const page = await signing.open(url);
  const ticket = await signing.open(link);
  await changeBooking(booking, { fault: down });
  const moved = await signing.press(url, page);
  expect(moved.state).toBe('unavailable');
  expect(offerIn(moved)).toBe('');
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const foreign = await signing.press(link, ticket, {}, elsewhere);
  expect(foreign.state).toBe('unavailable');
  expect(offerIn(foreign)).toBe('');
});

test('an attempt is no confirmation of a cancel, whatever its header says', async ({ signing }) => {
  const booking = await makeBooking({ fault: { wire: '504', on: ['cancel', 'reread'] } });
  const after = await signing.submit(booking, {}, { site });
  const { body } = await signing.open(`${site}${offerIn(after)}`);
  const [header = '', payload = '', signature = ''] = jwsIn(body).split('.');
  const renamed = Buffer.from(header, 'base64url')
    .toString()
    .replace('cancellation-attempt', 'cancellation-receipt');
  const forged = `${Buffer.from(renamed).toString('base64url')}.${payload}.${signature}`;
  expect((await verifyReceipt(forged, keys)).kind).toBe('altered-signature');
});
