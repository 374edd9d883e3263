import { expect } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { metricsOf, startSite } from '../../scripts/processes.mjs';
import { open, submit } from '../../tools/support/customer';
import { test as base } from '../../tools/support/memory-site';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

const secrets = ['a first secret of 32 characters..', 'a second secret of 32 characters.'].map(
  (secret) => `whsec_${Buffer.from(secret).toString('base64')}`,
);
const [secret = ''] = secrets;

type Got = {
  readonly url: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
};
type Receiver = {
  readonly url: string;
  readonly got: Got[];
  /** How the next requests are answered. */
  answer: (response: ServerResponse) => void;
};

/** The operator's own system, as far as a webhook sees it. */
const test = base.extend<{ receiver: Receiver }>({
  receiver: async ({}, use) => {
    const got: Got[] = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        got.push({ url: request.url ?? '', body, headers: request.headers });
        receiver.answer(response);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const receiver: Receiver = {
      url: `http://127.0.0.1:${port}/hook`,
      got,
      answer: (response) => response.writeHead(204).end(),
    };
    try {
      await use(receiver);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
});

const tuning = { minReadingMilliseconds: 0 };

/** Whether a moment lies in the test, give or take the second that it is rounded to; all in milliseconds. */
function expectBetween(before: number, moment: number, after: number): void {
  expect(moment).toBeGreaterThan(before - 1_000);
  expect(moment).toBeLessThanOrEqual(after);
}

test('a proved cancellation is told once, signed, with the booking’s id and nothing of the customer', async ({
  startMemorySite,
  receiver,
}) => {
  const before = Date.now();
  const { submit, site } = startMemorySite({
    settings: { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: secrets.join(' ') },
    tuning,
  });
  const booking = await makeBooking();
  expect((await submit(booking, { comment: 'My own words', reason: 'ill' })).status).toBe(303);
  await expect.poll(() => receiver.got.length).toBe(1);
  const body = receiver.got[0]?.body ?? '';
  const headers: IncomingMessage['headers'] = receiver.got[0]?.headers ?? {};
  const told = z
    .strictObject({
      type: z.literal('booking.cancelled'),
      timestamp: z.iso.datetime(),
      data: z.strictObject({
        booking: z.literal(booking.id),
        company: z.uuid(),
        outcome: z.literal('cancelled'),
      }),
    })
    .parse(JSON.parse(body));
  expectBetween(before, Date.parse(told.timestamp), Date.now());

  // Computed as the specification says, without the library that signed.
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  const expected = secrets.map((one) => {
    const key = Buffer.from(one.replace('whsec_', ''), 'base64');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  expect(headers['webhook-signature']).toBe(expected.join(' '));
  expectBetween(before, Number(headers['webhook-timestamp']) * 1000, Date.now());
  expect(body).not.toContain(booking.code);
  expect(body).not.toMatch(/own words|ill\b/);

  await expect
    .poll(() => site.metrics.text())
    .toContain('cancellation_webhook_total{delivery="delivered"} 1');
});

test('what is not proved is not told', async ({ startMemorySite, receiver }) => {
  const { submit, site } = startMemorySite({
    settings: {
      WEBHOOK_URL: receiver.url,
      WEBHOOK_SECRET: secret,
    },
    tuning,
  });
  expect((await submit(await makeBooking({ fault: { wire: 'reset' } }))).state).toBe('unconfirmed');
  expect((await submit(await makeBooking({ fault: { wire: '409' } }))).status).toBe(409);
  await site.close();
  expect(receiver.got).toEqual([]);
});

test('a receiver that stands still delays no customer, and a stop gives it up with a line in the log', async ({
  startMemorySite,
  receiver,
}) => {
  receiver.answer = () => undefined;
  const { submit, said, site } = startMemorySite({
    settings: { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: secret },
    tuning,
  });
  const booking = await makeBooking();
  expect((await submit(booking)).status).toBe(303);
  // A customer who waited for the receiver would have waited until the first try timed out.
  expect(await site.metrics.text()).not.toMatch(/webhook_total\{delivery="[\w-]+"\} [1-9]/);
  await expect.poll(() => receiver.got.length).toBe(1);
  await site.close();
  expect(said()).toContain('"event":"webhook-lost"');
  expect(said()).toContain(`booking ${booking.id} of company`);
  expect(await site.metrics.text()).toContain('cancellation_webhook_total{delivery="given-up"} 1');
});

test('a server that is told to stop sends what waits before it ends', async ({ receiver }) => {
  let isWell = false;
  receiver.answer = (response) => response.writeHead(isWell ? 200 : 500).end();
  const site = await startSite({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0', WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: secret },
    tuning,
  });
  try {
    await submit(await makeBooking(), {}, { site: site.url });
    await expect.poll(() => receiver.got.length).toBeGreaterThanOrEqual(1);
  } finally {
    isWell = true;
    await site.stop();
  }
  // At least one failed try and the last, successful one; a slow machine may make more tries.
  expect(receiver.got.length).toBeGreaterThanOrEqual(2);
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(site.process.exitCode).toBe(0);
  expect(site.said()).not.toContain('webhook-lost');
});

test('a server that gives a message up at its stop is read once more, so that an alarm can ring', async ({
  receiver,
}) => {
  receiver.answer = (response) => response.writeHead(500).end();
  const site = await startSite({
    api: addresses.sandbox,
    env: {
      DRAIN_MS: '0',
      WEBHOOK_URL: receiver.url,
      WEBHOOK_SECRET: secret,
      METRICS_PORT: '0',
    },
    tuning,
  });
  const read = async () => (await open(metricsOf(site))).body;
  await submit(await makeBooking(), {}, { site: site.url });
  await expect.poll(() => receiver.got.length).toBeGreaterThanOrEqual(1);
  expect(await read()).toMatch(/^cancellation_webhook_waiting\{started="\d+"\} 1$/m);
  const stopped = site.stop();
  await expect.poll(() => site.said()).toContain('webhook-lost');
  const last = await read();
  expect(last).toContain('cancellation_webhook_total{delivery="given-up"} 1');
  expect(last).toMatch(/^cancellation_webhook_waiting\{started="\d+"\} 0$/m);
  await stopped;
  expect(site.process.exitCode).toBe(0);
});

test('a redirect is not followed, and counts as not taken', async ({
  startMemorySite,
  receiver,
}) => {
  receiver.answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end();
  const { submit, site } = startMemorySite({
    settings: { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: secret },
    tuning,
  });
  await submit(await makeBooking());
  await expect.poll(() => receiver.got.length).toBeGreaterThanOrEqual(1);
  await expect
    .poll(() => site.metrics.text())
    .toMatch(/cancellation_webhook_total\{delivery="failed-try"\} [1-9]/);
  expect(new Set(receiver.got.map(({ url }) => url))).toEqual(new Set(['/hook']));
});

test('without an address nothing is told, and an address wants a good secret', ({
  startMemorySite,
  receiver,
}) => {
  const start = (settings: Record<string, string>) => () => startMemorySite({ settings });
  expect(start({})).not.toThrow();
  expect(start({ WEBHOOK_URL: receiver.url })).toThrow(/WEBHOOK_SECRET: is missing/);
  expect(start({ WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: 'short' })).toThrow(
    /WEBHOOK_SECRET: should be whsec_/,
  );
});

test('outcomes and reasons are counted by company, with its name beside', async ({
  startMemorySite,
}) => {
  const { submit, site } = startMemorySite({ tuning });
  await submit(await makeBooking(), { reason: 'ill' });
  await submit(await makeBooking());
  const text = await site.metrics.text();
  const labels = (reason: string) =>
    new RegExp(
      `cancellation_company_outcomes_total\\{company="7f6c1a52-[0-9a-f-]*",outcome="cancelled",reason="${reason}"\\} 1`,
    );
  expect(text).toMatch(labels('ill'));
  expect(text).toMatch(labels('none'));
  expect(text).toMatch(
    /cancellation_company_info\{company="7f6c1a52-[0-9a-f-]*",name="Salong Norrsken"\} 1/,
  );
});

test('what happened at one company is one search: each line of a booking has company and host', async ({
  startMemorySite,
}) => {
  const { open, said } = startMemorySite();
  const booking = await makeBooking();
  await open(linkTo(booking, { site: 'http://avboka.norrsken.example' }), {
    headers: { host: 'avboka.norrsken.example:8080' },
  });
  const lines = said()
    .trim()
    .split('\n')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
  expect(lines.find(({ event }) => event === 'opened')).toMatchObject({
    host: 'avboka.norrsken.example',
    company: '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10',
  });
  expect(lines.find(({ event }) => event === 'answered')).toMatchObject({
    host: 'avboka.norrsken.example',
  });
});
