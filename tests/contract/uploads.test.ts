import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { metricsOf, startSite } from '../../scripts/processes.mjs';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';

/** Unwanted bodies, and forms that do not arrive. */

const megabyte = 1024 * 1024;
const { hostname, port } = new URL(addresses.site);

const formHead = (method: string, path: string, length: number) =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n');

for (const [method, path] of [
  ['POST', '/sv/help'],
  ['GET', '/sv/help'],
  ['POST', '/healthz'],
  ['PUT', '/no/such/page'],
] as const) {
  test(`${method} ${path} answers without reading a body that it does not take`, async () => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const closed = new Promise<void>((resolve) => {
      socket.on('error', () => resolve()).on('close', () => resolve());
    });
    socket.write(formHead(method, path, 200 * megabyte));
    // A client that keeps sending before it reads the answer may lose the answer.
    await once(socket, 'data');
    const sent = await sendUntilClosed(socket, 200 * megabyte);
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 (200|404|405) /);
    // The operating systems' buffers are sent before the server can refuse.
    expect(sent).toBeLessThan(20 * megabyte);
  });
}

test('a form whose sender goes away is neither a failure of ours nor a cancellation', async () => {
  const site = await startSite({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0', METRICS_PORT: '0' },
  });
  try {
    const booking = await makeBooking();
    const link = new URL(linkTo(booking, { site: site.url }));
    const socket = connect(Number(link.port), link.hostname);
    socket.end(`${formHead('POST', link.pathname + link.search, 5_000)}comment=a`);
    const numbers = async () => (await fetch(metricsOf(site))).text();
    await expect
      .poll(numbers)
      .toMatch(/answer_seconds_count\{route="\/\[locale\]\/bookings\/\[id\]",status="4xx"\} 1/);
    expect(await numbers()).toMatch(/cancellation_unexpected_total 0/);
    expect((await truthOf(booking)).deletes).toBe(0);
  } finally {
    await site.stop();
  }
});

test('an expectation that nobody can meet gets the strict headers', async () => {
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.write('GET /sv HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n');
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 417 /);
  expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  expect(answer.toLowerCase()).toContain('referrer-policy: no-referrer');
});

/** Sends as much as the server accepts; resolves with the bytes sent. */
async function sendUntilClosed(socket: Socket, total: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024, 'a');
  let sent = 0;
  while (sent < total && !socket.destroyed && socket.writable) {
    sent += chunk.byteLength;
    if (!socket.write(chunk))
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve).once('close', resolve);
      });
  }
  return sent;
}
