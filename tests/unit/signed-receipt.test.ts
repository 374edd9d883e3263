import { expect, test } from '@playwright/test';
import { createHmac, createPublicKey, verify } from 'node:crypto';
import type { ReceiptContent } from '@/lib/signed-receipt/content';
import { type PrivateKey, publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { openReceipts } from '@/lib/signed-receipt/receipts';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';

const now = Date.UTC(2026, 10, 24, 12);
const content = (iat = now / 1000): ReceiptContent => ({
  v: 1,
  iss: 'https://avboka.example.se',
  iat,
  facts: {
    booking: 404042,
    company: 'Salong Åkerlund & Co',
    cancelled: {
      by: 'api',
      wall: '2026-11-24T13:00:00',
      zone: 'Europe/Stockholm',
      utc: ['2026-11-24T12:00:00.000Z'],
    },
    inTime: true,
  },
  text: ['Kvitto på avbokning', 'Företag', 'Salong Åkerlund & Co', 'Före kl.\u00a014:30 <i tid>'],
  buttons: ['Skriv ut'],
});

async function signed(key: PrivateKey, what = content()): Promise<string> {
  const receipts = openReceipts({ issuer: what.iss, key: wordOf(key), retired: '' });
  return (await receipts?.maker?.sign(what)) ?? '';
}

test('a receipt holds as a copy of its text and as the bare signature', async () => {
  const key = await makeReceiptKey(now);
  const keys = [publicHalf(key)];
  const jws = await signed(key);
  const { text } = content();
  for (const file of [`${text.join('\n\n')}\n${jws}\nSkriv ut`, jws])
    expect(await verifyReceipt(file, keys)).toMatchObject({ kind: 'genuine', kid: key.kid });
});

test('every single changed, lost or added character of the text or the signature is caught', async () => {
  const key = await makeReceiptKey(now);
  const keys = [publicHalf(key)];
  const jws = await signed(key);
  const whole = `${content().text.join(' ')} ${jws}`;
  const holds = async (file: string) => (await verifyReceipt(file, keys)).kind === 'genuine';
  expect(await holds(whole)).toBe(true);
  for (let at = 0; at < whole.length; at++) {
    const [before, is, after] = [whole.slice(0, at), whole[at] ?? '', whole.slice(at + 1)];
    const other = is === 'A' ? 'B' : 'A';
    // Where the text ends and the signature begins, a space divides nothing that could be misread.
    const altered = [before + other + after, `${before}x${is}${after}`];
    if (at !== whole.length - jws.length - 1) altered.push(before + after);
    for (const file of altered) expect(await holds(file), `${at}: ${is}`).toBe(false);
  }
});

test('every single changed character of the signed content is caught', async () => {
  const key = await makeReceiptKey(now);
  const [header = '', payload = '', signature = ''] = (await signed(key)).split('.');
  const plain = Buffer.from(payload, 'base64url').toString('utf8');
  for (let at = 0; at < plain.length; at++) {
    const other = plain[at] === 'A' ? 'B' : 'A';
    const altered = Buffer.from(plain.slice(0, at) + other + plain.slice(at + 1));
    const { kind } = await verifyReceipt(
      `${header}.${altered.toString('base64url')}.${signature}`,
      [publicHalf(key)],
    );
    expect(kind, `${at}`).toBe('altered-signature');
  }
});

test('no header makes another key, another algorithm or no signature count', async () => {
  const key = await makeReceiptKey(now);
  const mine = publicHalf(key);
  const [, payload = '', signature = ''] = (await signed(key)).split('.');
  const theirs = await makeReceiptKey(now);
  const word = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const usual = { alg: 'EdDSA', kid: key.kid, typ: 'cancellation-receipt' };
  const hmac = (header: string) =>
    createHmac('sha256', Buffer.from(mine.x, 'base64url'))
      .update(`${header}.${payload}`)
      .digest('base64url');
  const hs256 = word({ ...usual, alg: 'HS256' });
  const embedded = (await signed(theirs)).split('.');
  const forged: readonly (readonly [string, string])[] = [
    ['no algorithm', `${word({ ...usual, alg: 'none' })}.${payload}.${signature}`],
    ['our public key as a secret', `${hs256}.${payload}.${hmac(hs256)}`],
    [
      'a key of its own',
      `${word({ ...usual, jwk: publicHalf(theirs) })}.${payload}.${embedded[2] ?? ''}`,
    ],
    [
      'a key from elsewhere',
      `${word({ ...usual, jku: 'https://evil.example/jwks.json' })}.${payload}.${signature}`,
    ],
    [
      'something critical that nobody knows',
      `${word({ ...usual, crit: ['b64'], b64: false })}.${payload}.${signature}`,
    ],
    ['another type', `${word({ ...usual, typ: 'JWT' })}.${payload}.${signature}`],
    [
      'another payload',
      `${word(usual)}.${word({ ...content(), iss: 'https://evil.example' })}.${signature}`,
    ],
  ];
  for (const [what, jws] of forged)
    expect((await verifyReceipt(jws, [mine])).kind, what).toMatch(
      /^(altered-signature|incomplete)$/,
    );
});

test('the last letter of the signature has one right writing out of sixteen', async () => {
  const key = await makeReceiptKey(now);
  const jws = await signed(key);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const right: string[] = [];
  for (const letter of letters)
    if ((await verifyReceipt(jws.slice(0, -1) + letter, [publicHalf(key)])).kind === 'genuine')
      right.push(letter);
  expect(right).toEqual([jws.at(-1)]);
});

test('each forgery is named as what it is', async () => {
  const key = await makeReceiptKey(now);
  const mine = publicHalf(key);
  const jws = await signed(key);
  const { text } = content();
  const kindOf = async (file: string, keys = [mine]) => (await verifyReceipt(file, keys)).kind;
  expect(await kindOf('')).toBe('not-a-receipt');
  expect(await kindOf('<html><body>Kvitto</body></html>')).toBe('not-a-receipt');
  expect(await kindOf('x'.repeat(100_000))).toBe('not-a-receipt');
  expect(await kindOf(jws, [])).toBe('unknown-key');
  // Another's key under our name.
  const theirs = { ...(await makeReceiptKey(now)), kid: key.kid };
  expect(await kindOf(await signed(theirs))).toBe('altered-signature');
  const none = Buffer.from('{"alg":"none","typ":"cancellation-receipt"}').toString('base64url');
  expect(await kindOf(`${none}.${jws.split('.').slice(1).join('.')}`)).toBe('altered-signature');
  const login = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
  expect(await kindOf(`${login}.${jws.split('.').slice(1).join('.')}`)).toBe('not-a-receipt');
  const [title = '', ...rest] = text;
  const inserted = [title, 'Pengarna är återbetalda', ...rest].join('\n');
  expect(await kindOf(`${inserted}\n${jws}`)).toBe('altered-text');
  // No page of ours, whatever it says.
  const page = `<!DOCTYPE html><html><body>${text.join('\n')}\n${jws}</body></html>`;
  expect(await kindOf(page)).toMatch(/^altered-/);
  // Signed before the key was in force, and after it was retired.
  expect(await kindOf(await signed(key, content(mine.nbf - 1)))).toBe('key-not-in-force');
  // The machine that signs may be minutes behind the one that made the key.
  expect(await kindOf(await signed(key, content(now / 1000 - 299)))).toBe('genuine');
  expect(await kindOf(jws, [{ ...mine, exp: now / 1000 }])).toBe('key-not-in-force');
  expect(await kindOf(jws, [{ ...mine, exp: now / 1000 + 1 }])).toBe('genuine');
});

test('a tool that knows nothing of ours verifies the signature', async () => {
  const key = await makeReceiptKey(now);
  const [header = '', payload = '', signature = ''] = (await signed(key)).split('.');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x };
  const theirs = createPublicKey({ key: jwk, format: 'jwk' });
  const signing = Buffer.from(`${header}.${payload}`);
  expect(verify(null, signing, theirs, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual(content());
});
