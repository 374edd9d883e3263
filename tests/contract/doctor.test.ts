import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { startSite } from '../../scripts/processes.mjs';
import { root } from '../../scripts/steps.mjs';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { signInSettings } from '../../tools/support/change-time';
import { startScripted } from '../support/scripted-server';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

function doctor(env: Record<string, string>, ...args: string[]) {
  return run(['--import', 'tsx', 'scripts/doctor.ts', ...args], env, root);
}

async function run(args: string[], env: Record<string, string>, cwd: string) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: {
      ...process.env,
      BOKAMERA_API_KEY: 'sandbox-key',
      BOKAMERA_API_URL: addresses.sandbox,
      ...env,
    },
  });
  const [said, complained, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ]);
  return { said: said + complained, status };
}

test('with everything in order it says so, opens the given link and cancels nothing', async () => {
  const booking = await makeBooking();
  const { said, status } = await doctor({}, '--link', linkTo(booking), '--public', addresses.site);
  expect(said).toContain('ok   API: it accepts the key');
  expect(said).toContain(
    `ok   The link: opens booking ${booking.id}; its page would be "cancellable"`,
  );
  expect(said).toContain('ok   Company: Salong Norrsken, id 7f6c1a52');
  expect(said).toContain('ok   Headers');
  // The tests' site is on plain http, which the doctor reports.
  expect(said).toContain('FIX  Public address: it is not https');
  expect(said).toContain('1 to fix.');
  expect(status).toBe(1);
  expect(said).not.toContain(booking.code);
  expect(said).not.toContain('sandbox-key');
});

test('receipts with which the site would not start are something to fix', async () => {
  const { RECEIPT_KEY = '', RECEIPT_ISSUER = '' } = await receiptSettings();
  const off = await doctor({});
  expect(off.said).toContain('note Receipts: off');
  const issuerless = await doctor({ RECEIPT_KEY });
  expect(issuerless.said).toContain('FIX  Receipts: RECEIPT_ISSUER');
  expect(issuerless.status).toBe(1);
  const unreadable = await doctor({ RECEIPT_KEY: 'a', RECEIPT_ISSUER });
  expect(unreadable.said).toContain('FIX  Receipts: RECEIPT_KEY');
  const elsewhere = await doctor({ RECEIPT_KEY, RECEIPT_ISSUER }, '--public', addresses.site);
  expect(elsewhere.said).toContain('FIX  RECEIPT_ISSUER: is another address than --public');
  const on = await doctor({ RECEIPT_KEY, RECEIPT_ISSUER });
  expect(on.said).toContain(`ok   Receipts: on, signed for ${RECEIPT_ISSUER}`);
});

test('a wrong key, an API that is not there and a wrong link are each named with what to do', async () => {
  const wrongKey = await doctor({ BOKAMERA_API_KEY: 'another-key' });
  expect(wrongKey.said).toContain('FIX  API: it rejects the key: check BOKAMERA_API_KEY');
  expect(wrongKey.said).not.toContain('another-key');
  const away = await doctor({ BOKAMERA_API_URL: 'http://127.0.0.1:9' });
  expect(away.said).toContain('FIX  API: it cannot be reached');
  const cut = await doctor({}, '--link', 'https://a.example/sv/bookings/400000');
  expect(cut.said).toContain('FIX  The link: it has no');
  const booking = await makeBooking();
  const other = await doctor({}, '--link', linkTo({ ...booking, code: 'other' }));
  expect(other.said).toContain('FIX  The link: the API knows no booking');
});

test('settings, look file and Redis are looked at, too', async () => {
  const bad = await doctor({ PORT: 'eleven' });
  expect(bad.said).toContain('PORT: should be a port number');
  expect(bad.status).toBe(1);
  const away = await doctor({
    BRANDING_FILE: '/nowhere/look.json',
    REDIS_URL: 'redis://127.0.0.1:9',
  });
  expect(away.said).toContain('FIX  BRANDING_FILE: there is no such file');
  expect(away.said).toContain('FIX  Redis: does not answer');
});

test('a key that cannot be sent, or may not ask, is told from an API that is not there', async () => {
  const unusable = await doctor({ BOKAMERA_API_KEY: 'nyckel…' });
  expect(unusable.said).toContain('BOKAMERA_API_KEY: should be your x-api-key');
  const booking = await makeBooking({ fault: { wire: '403', on: ['read'] } });
  const barred = await doctor({}, '--link', linkTo(booking));
  expect(barred.said).toContain('FIX  The link: it forbids the request (403)');
});

test('a look at the public address leaves no line of evidence and counts as no guess', async () => {
  const site = await startSite({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0' },
  });
  try {
    const { said } = await doctor({}, '--public', site.url);
    expect(said).toContain('ok   Headers');
    expect(site.said()).toContain('"event":"answered"');
    expect(site.said()).not.toContain('"event":"opened"');
  } finally {
    await site.stop();
  }
});

test('it also runs where only the build is, and a wrong call has a status of its own', async () => {
  const elsewhere = test.info().outputPath();
  const inOrder = await run([`${root}dist/doctor.mjs`], { TRUSTED_PROXY_HOPS: '1' }, elsewhere);
  expect(inOrder.said).toContain('Nothing to fix.');
  expect(inOrder.status).toBe(0);
  expect((await run([`${root}dist/doctor.mjs`, '--lnk'], {}, elsewhere)).status).toBe(2);
});

test('a clock that differs from the API’s is named, with the side and the seconds', async () => {
  const host = await startScripted((response) => {
    const date = new Date(Date.now() - 600_000).toUTCString();
    response.writeHead(200, { date }).end('{"Results":[]}');
  });
  const { said } = await doctor({ BOKAMERA_API_URL: host.url });
  expect(said).toMatch(/FIX {2}Clock: this machine’s is (59\d|60\d) seconds ahead of the API’s/);
  host.stop();
  expect((await doctor({})).said).toContain('ok   Clock');
});

test('a Redis that rejects the password is told from one that is away', async () => {
  const redis = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    // One answer to each command, however many arrive together.
    socket.on('data', (asked) => {
      const commands = asked.toString().match(/^\*\d+\r$/gm) ?? [];
      socket.write('-WRONGPASS invalid username-password pair\r\n'.repeat(commands.length));
    });
  }).listen(0, '127.0.0.1');
  await once(redis, 'listening');
  const { said } = await doctor({ REDIS_URL: `redis://:wrong@127.0.0.1:${portOf(redis)}` });
  expect(said).toContain('FIX  Redis: rejects the user or password');
  expect(said).not.toContain('wrong@');
  redis.close();

  const silent = createTcpServer((socket) => socket.on('error', () => undefined));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const unanswered = await doctor({ REDIS_URL: `redis://:wrong@127.0.0.1:${portOf(silent)}` });
  expect(unanswered.said).toContain('FIX  Redis: does not answer');
  silent.close();
});

test('a certificate that browsers do not trust, or that soon ends, is named; the webhook gets nothing', async () => {
  const folder = test.info().outputPath('tls');
  mkdirSync(folder, { recursive: true });
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '5', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  spawnSync('openssl', ['req', ...kind, ...names, '-keyout', key, '-out', cert]);
  const asked: string[] = [];
  const server = createHttpsServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    ({ url = '' }, response) => {
      asked.push(url);
      response.end('ok');
    },
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `https://127.0.0.1:${portOf(server)}`;
  const webhook = {
    WEBHOOK_URL: `${address}/hook`,
    WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  };
  const untrusted = await doctor(webhook, '--public', address);
  expect(untrusted.said).toContain('FIX  WEBHOOK_URL: its certificate is not trusted');
  expect(untrusted.said).toContain('FIX  Certificate: browsers do not trust it');
  const trusted = await doctor({ ...webhook, NODE_EXTRA_CA_CERTS: cert }, '--public', address);
  expect(trusted.said).toContain('ok   WEBHOOK_URL: can be reached; nothing was sent');
  expect(trusted.said).toMatch(/FIX {2}Certificate: ends in [45] days/);
  expect(asked).not.toContain('/hook');
  server.close();
  server.closeAllConnections();
});

const portOf = (server: { address: () => unknown }) =>
  z.object({ port: z.number() }).parse(server.address()).port;

test('a name that is near a setting is told of', async () => {
  const { said } = await doctor({ SIGNING_SECERT: 'a secret of more than thirty-two characters' });
  expect(said).toContain(
    'FIX  SIGNING_SECERT: is an unknown setting; did you mean SIGNING_SECRET?',
  );
});

test('the credentials for changing times are tried, and whatever is wrong with them is named without them', async () => {
  const right = await doctor(signInSettings());
  expect(right.said).toContain('ok   Sign-in: works');
  const wrong = await doctor({ ...signInSettings(), BOKAMERA_PASSWORD: 'wrong-but-secret' });
  expect(wrong.said).toContain('FIX  Sign-in: customers cannot change the time');
  expect(wrong.said).toContain('BOKAMERA_PASSWORD');
  expect(wrong.said).not.toContain('wrong-but-secret');
  const away = await doctor({
    ...signInSettings(),
    BOKAMERA_TOKEN_URL: 'http://127.0.0.1:9/token',
  });
  expect(away.said).toContain('check BOKAMERA_TOKEN_URL');
});

for (const [longest, found] of [
  [1_234, 'FIX  Request line: longest request line that passes: 1234;'],
  [4_321, 'ok   Request line: longest request line that passes: 4321;'],
] as const)
  test(`an API that takes a request line of ${longest} bytes is found to`, async () => {
    const host = await startScripted((response, { method = 'GET', url = '' }) => {
      const isTooLong = `${method} ${url} HTTP/1.1\r\n`.length > longest;
      response.writeHead(isTooLong ? 404 : 200).end(isTooLong ? '' : '{"Results":[]}');
    });
    const { said } = await doctor({ BOKAMERA_API_URL: host.url });
    expect(said).toContain(found);
    expect(host.asked.every(({ method }) => method === 'GET')).toBe(true);
    host.stop();
  });

test('a saved mail is decoded, and each link in it is named with how it was damaged, without its code', async () => {
  const file = test.info().outputPath('mail.eml');
  const html =
    '<p>F=F6r <a href=3D"https://avboka.example/sv/bookings/400123?a=3D1&amp;amp;code=3DB3=\r\n00E5">avboka</a></p>';
  const wrapped = `https://eur05.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://avboka.example/sv/bookings/400123?code=B300E5')}&data=05`;
  const text = Buffer.from(
    `Hej!\nhttps://salong.example/\n${wrapped}\nhttps://avboka.example/sv/bookings/400123?code=B300E5\nhttps://avboka.example/sv/bookings/400124\n`,
  ).toString('base64');
  writeFileSync(
    file,
    [
      'From: info@salong.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      text,
      '--b',
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      html,
      '--b--',
      '',
    ].join('\r\n'),
  );
  const { said, status } = await doctor({ BOKAMERA_API_KEY: '' }, '--mail', file);
  expect(said).toContain(
    'FIX  HTML part: the link to booking 400123 (by avboka.example) is damaged',
  );
  expect(said).toContain('entity (');
  expect(said).toContain('wrapped (');
  expect(said).toContain(
    'ok   Text part: the link to booking 400123 (by avboka.example) is as it should be',
  );
  expect(said).toContain('FIX  Text part: a link lacks its code');
  expect(said).not.toContain('B300E5');
  expect(status).toBe(1);
});
