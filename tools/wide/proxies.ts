import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { securityHeaders } from '@/lib/http/security-headers';
import { type Running, startSite, startSiteOnNext } from '../../scripts/processes.mjs';
import { cpuOf } from '../support/cpu';
import { freePort } from '../support/programs';
import { startCaddy } from './caddy';
import { startNginx } from './nginx';

/**
 * What the proxy recipes promise for any request: no log has the code, however damaged the address;
 * the proxies' own answers have the strict headers; no redirect names another host; and no request
 * through them is expensive for either host.
 */

type Check = (what: string, held: boolean) => void;
type Proxy = { readonly port: number; readonly logs: readonly string[]; readonly stop: () => void };

const code = 'L1VEc0de77';

/** Ways to write an address with the code outside the query. */
const damaged = [
  `/sv/bookings/1?code=${code}`,
  `/sv/bookings/1%3Fcode=${code}`,
  `/sv/bookings/1%3fcode%3d${code}`,
  `/sv/bookings/1%253Fcode=${code}`,
  `/sv/bookings/1&code=${code}`,
  `/sv/bookings/1;code=${code}`,
  `/sv/bookings/1/code=${code}`,
  `/sv/bookings/1,code=${code}`,
  `/sv/bookings/1%20code=${code}`,
  `/sv/bookings/1%0acode=${code}`,
  `/sv/bookings/1#code=${code}`,
  `/sv/bookings/1%23code=${code}`,
  `/sv/bookings/1\\?code=${code}`,
  `/sv/bookings/1=3Fcode=3D${code}`,
  `/sv/bookings/1%3Fcode=${code}?x=1`,
  `/sv/bookings/${code}`,
  `/${code}`,
  `//${code}/x`,
  `/sv/../${code}`,
  `/%2e%2e/${code}?`,
  `/sv/bookings/1?amp;code=${code}`,
  `/?Id=1&Code=${code}`,
  `/bookings/1?code=${code}`,
  `http://evil.example/sv/bookings/1?code=${code}`,
  `http://${code}/sv`,
  `/sv/bookings/1?code=${code}%ff%00`,
  `/%ff?code=${code}`,
  `/%E0%A4%A?code=${code}`,
  `*?code=${code}`,
  `/sv/bookings/1?code=${code}${'x'.repeat(9_000)}`,
  `/_next/image?url=%2F${code}`,
  `/sv/bookings/1?code=${code} HTTP/1.1 x`,
];

type Answer = { readonly status: number; readonly headers: ReadonlyMap<string, string> };

/** Sends bytes over TLS and reads the head of the answer; undefined where there was none. */
function send(port: number, bytes: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost' }, () =>
      socket.write(bytes, 'latin1'),
    );
    let got = '';
    socket.setTimeout(40_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString('latin1');
      if (got.includes('\r\n\r\n')) socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const [first = '', ...lines] = (got.split('\r\n\r\n')[0] ?? '').split('\r\n');
      const status = Number(/^HTTP\/1\.[01] (\d+)/.exec(first)?.[1]);
      const headers = lines.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      });
      resolve(status > 0 ? { status, headers: new Map(headers) } : undefined);
    });
  });
}

const ask = (
  port: number,
  path: string,
  {
    method = 'GET',
    headers = '',
    body = '',
  }: { method?: string; headers?: string; body?: string } = {},
) =>
  send(
    port,
    `${method} ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n${headers}\r\n${body}`,
  );

const form = (length: number) =>
  `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n`;

/** Requests that a proxy answers by itself. */
const refused: Readonly<Record<string, (port: number) => Promise<Answer | undefined>>> = {
  'a line that is no header': (port) => ask(port, '/sv', { headers: 'no header\r\n' }),
  'no host': (port) => send(port, 'GET /sv HTTP/1.1\r\n\r\n'),
  'two lengths': (port) =>
    ask(port, '/sv', { method: 'POST', headers: 'Content-Length: 1\r\nContent-Length: 2\r\n' }),
  'a path that cannot be decoded': (port) => ask(port, '/%ff%zz'),
  TRACE: (port) => ask(port, '/sv', { method: 'TRACE' }),
  CONNECT: (port) => ask(port, '/sv', { method: 'CONNECT' }),
  'a form of 300 KB': (port) =>
    ask(port, '/sv/bookings', {
      method: 'POST',
      headers: form(300_000),
      body: 'x'.repeat(300_000),
    }),
  'an address of 20 KB': (port) => ask(port, `/${'a'.repeat(20_000)}`),
  'a header of 20 KB': (port) => ask(port, '/sv', { headers: `X: ${'a'.repeat(20_000)}\r\n` }),
  'an encoding that nobody knows': (port) =>
    ask(port, '/sv', { method: 'POST', headers: 'Transfer-Encoding: odd\r\n' }),
  'HTTP/3.7': (port) => send(port, 'GET /sv HTTP/3.7\r\nHost: a\r\n\r\n'),
};

function isStrict({ headers }: Answer): boolean {
  // The policy and the cache may be a page's own.
  const { 'cache-control': _kept, 'content-security-policy': _policy, ...others } = securityHeaders;
  const wanted = [
    'referrer-policy',
    'x-content-type-options',
    'x-frame-options',
    'x-robots-tag',
    'strict-transport-security',
  ] as const;
  return (
    wanted.every((name) => headers.get(name) === others[name]) &&
    headers.has('cache-control') &&
    (headers.get('content-security-policy') ?? '').startsWith("default-src 'none'")
  );
}

const padded = (piece: (number: number) => string, length: number) => {
  let text = '';
  for (let number = 0; text.length < length; number += 1) text += piece(number);
  return text.slice(0, length);
};

/** Headers that are expensive to parse, as long as the proxies allow. */
const dear: Readonly<Record<string, string>> = {
  'Cookie of pairs': `Cookie: ${padded((number) => `a${number}=b;`, 7_800)}`,
  'User-Agent of dashes': `User-Agent: ${'-'.repeat(7_800)}`,
  'User-Agent of a browser': `User-Agent: ${padded(() => 'Mozilla/5.0 (Linux; ', 7_800)}`,
  'Accept-Language': `Accept-Language: ${padded((number) => `a${number % 10}-x,`, 7_800)}`,
  'Next-Router-State-Tree': `RSC: 1\r\nNext-Router-State-Tree: ${'%5B'.repeat(2_600)}`,
  Range: `Range: bytes=${'0-1,'.repeat(1_900)}`,
};

/** Milliseconds of CPU that one request with this header costs the process behind the proxy. */
async function costOf(pid: number, port: number, headers: string): Promise<number> {
  const rounds = 20;
  await ask(port, '/sv', { headers });
  const before = cpuOf(pid);
  for (let round = 0; round < rounds; round += 1) await ask(port, '/sv', { headers });
  return (cpuOf(pid) - before) / rounds;
}

/** More than this, in milliseconds of CPU, no header may cost beyond a request without it. */
const most = 10;

const proxies = {
  nginx: async (directory: string, upstreams: number[]): Promise<Proxy> => {
    const nginx = await startNginx(directory, {
      port: await freePort(),
      plainPort: await freePort(),
      upstreams,
    });
    const logs = ['cancellation.log', 'cancellation.error.log', 'nginx.error.log'];
    return {
      port: Number(new URL(nginx.url).port),
      logs: logs.map((name) => `${directory}/${name}`),
      stop: nginx.stop,
    };
  },
  caddy: async (directory: string, upstreams: number[]): Promise<Proxy> => {
    const caddy = await startCaddy(directory, {
      port: await freePort(),
      plainPort: await freePort(),
      upstreams,
    });
    return { port: caddy.port, logs: [caddy.log], stop: caddy.stop };
  },
} as const;

/** An answer of Go's own server to what is no HTTP, which no setting of Caddy's reaches: it holds nothing that was asked. */
function isGosOwn({ status, headers }: Answer): boolean {
  const leads = headers.has('location') || headers.has('server');
  return [400, 431, 501, 505].includes(status) && !leads;
}

/** Runs each proxy with its recipe in front of each host. */
export async function checkProxies(directory: string, api: string, check: Check): Promise<void> {
  const hosts = { lean: startSite, next: startSiteOnNext };
  for (const host of ['lean', 'next'] as const)
    for (const name of ['nginx', 'caddy'] as const) {
      const at = await freePort();
      const site = await hosts[host]({
        port: at,
        api,
        env: { TRUSTED_PROXY_HOPS: '1', DRAIN_MS: '0' },
      });
      const proxy = await proxies[name](directory, [at]);
      await checkProxy(`${name} before the ${host} host`, name, proxy, site, check);
      proxy.stop();
    }
}

async function checkProxy(
  title: string,
  name: keyof typeof proxies,
  proxy: Proxy,
  site: Running,
  check: Check,
): Promise<void> {
  const loose: string[] = [];
  const look = (what: string, answer: Answer | undefined) => {
    if (answer && !isStrict(answer) && !(name === 'caddy' && isGosOwn(answer)))
      loose.push(`${what.slice(0, 60)}: ${answer.status}`);
    const location = answer?.headers.get('location');
    if (
      location !== undefined &&
      !/^(https:\/\/(avboka\.example\.se|localhost:\d+)\/|\/(?![/\\]))/.test(location)
    )
      loose.push(`${what.slice(0, 60)} leads to ${location}`);
  };
  for (const path of damaged)
    for (const method of ['GET', 'POST']) {
      const headers = `Referer: https://localhost/sv?code=${code}\r\n${method === 'POST' ? form(0) : ''}`;
      look(path, await ask(proxy.port, path, { method, headers }));
    }
  for (const [what, refuse] of Object.entries(refused)) look(what, await refuse(proxy.port));

  const pid = site.process.pid ?? 0;
  for (let round = 0; round < 50; round += 1) await ask(proxy.port, '/sv');
  const plain = await costOf(pid, proxy.port, '');
  for (const [what, header] of Object.entries(dear)) {
    const cost = await costOf(pid, proxy.port, `${header}\r\n`);
    check(
      `${title}: ${what} of 7.8 KB costs ${cost.toFixed(1)} ms of CPU (none: ${plain.toFixed(1)})`,
      cost - plain <= most,
    );
  }

  await site.stop();
  for (const path of [...damaged, '//evil.example/x', '/\\evil.example', 'http://evil.example/x'])
    for (const method of ['GET', 'POST'])
      look(
        `dead: ${path}`,
        await ask(proxy.port, path, { method, headers: method === 'POST' ? form(0) : '' }),
      );
  const led = await ask(proxy.port, `/sv/bookings/1?code=${code}`, {
    method: 'POST',
    headers: form(0),
  });
  check(
    `${title}: with every instance dead a press leads back to its own link`,
    led?.status === 303 &&
      (led.headers.get('location') ?? '').endsWith(`/sv/bookings/1?code=${code}`),
  );
  check(
    `${title}: every answer carries the strict headers and leads to its own name ${loose.slice(0, 6).join('; ')}`,
    loose.length === 0,
  );
  const written = proxy.logs.map((log) => readFileSync(log, 'utf8')).join('\n');
  check(
    `${title}: ${damaged.length} damaged addresses, and no log of ${written.split('\n').length} lines holds the code`,
    written.length > 1_000 && !written.includes(code),
  );
}
