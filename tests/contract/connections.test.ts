import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import { oneAtATime } from '@/hosts/node/one-at-a-time';
import { startSite } from '../../scripts/processes.mjs';
import { open } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

/**
 * What one connection can make the lean server hold in memory: unread answers and pipelined
 * requests.
 */

/** Allowed growth of the process's memory, in megabytes. */
const mostGrowth = 64;

/** The most memory that a process had so far, in megabytes (proc_pid_status(5)). */
function mostMemoryOf(pid: number | undefined): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Sends bytes on a connection of its own and never reads what comes back. */
async function sendUnread(url: string, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).pause();
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

for (const [what, connections, requests] of [
  ['thousands of requests ahead on a few connections', 5, 2_000],
  ['thousands ahead on many', 300, 2_000],
  ['some ahead on many', 300, 4],
  ['one on each of many', 300, 1],
] as const)
  test(`answers that nobody takes fill no memory: ${what}`, async () => {
    const site = await startSite({
      api: addresses.sandbox,
      env: { DRAIN_MS: '0' },
    });
    try {
      const link = linkTo(await makeBooking(), { site: site.url });
      // Another link than the customer's: the number of openings per link and minute is limited.
      const crowded = linkTo(await makeBooking(), { site: site.url });
      const { pathname, search } = new URL(crowded);
      await open(link);
      const before = mostMemoryOf(site.process.pid);
      for (const path of ['/nothing/here', '/sv', pathname + search]) {
        const asked = `GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`.repeat(requests);
        const sockets = await Promise.all(
          Array.from({ length: connections }, () => sendUnread(site.url, asked)),
        );
        expect((await open(link)).state).toBe('cancellable');
        for (const socket of sockets) socket.destroy();
      }
      expect(site.process.exitCode).toBeNull();
      expect(mostMemoryOf(site.process.pid) - before).toBeLessThan(mostGrowth);
    } finally {
      await site.stop();
    }
  });

test('a customer’s browser keeps its connection and is answered one request after another', async () => {
  const { hostname, port } = new URL(addresses.site);
  const socket = connect(Number(port), hostname);
  for (let round = 0; round < 20; round += 1) {
    socket.write('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n');
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 [^]*\nok\n?$/);
  }
  socket.destroy();
});

test('a form that speaks of HTTP, in as many pieces as a network makes of it, arrives', async () => {
  const { hostname, port } = new URL(addresses.site);
  const socket = connect(Number(port), hostname);
  const body = `id=x&code=${'HTTP/1.1+'.repeat(3)}`;
  const head = `POST /sv/bookings HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n`;
  for (const byte of head + body) socket.write(byte);
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 303 /);
  socket.destroy();
});

test('an answer that is not taken in time ends its connection', async () => {
  const longest = 50;
  const server = createServer(
    oneAtATime((_request, response) => void response.end(Buffer.alloc(64 * 1024 * 1024)), longest),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const taken = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const reader = await sendUnread(`http://127.0.0.1:${port}`, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  await once(await taken, 'close');
  reader.destroy();
  server.close();
});
