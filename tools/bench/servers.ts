import { noAddressLimits } from '../support/budgets';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { giveUp, root } from '../../scripts/steps.mjs';
import { freePort } from '../support/programs';
import { linkTo, makeBooking } from '../support/sandbox';
import { open, submit } from '../support/customer';
import { memory, pin, startOn } from './machine';

type Name = 'site' | 'limit' | 'byHand' | 'next';

export type Servers = {
  readonly urls: Readonly<Record<Name, string>>;
  readonly pids: Readonly<Record<Name, number | undefined>>;
  readonly stop: () => void;
};

// The site's own key, so that both accept each other's signatures.
export const apiKey = 'sandbox-key';

export const tuning = { ...noAddressLimits, minReadingMilliseconds: 0, waitingPerUrgency: 1_000 };

/** Starts the site on core 0, and an API that answers immediately on core 1. */
export async function startSiteBesideApi(directory: string) {
  const apiPort = await freePort();
  const api = await startApi(directory, apiPort);
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const site = await startSite({ api: apiUrl, env: { DRAIN_MS: '0' }, tuning });
  pin(site.process.pid, 0);
  return { apiUrl, site, stop: () => [api, site.process].forEach((child) => child.kill()) };
}

/** Starts the same and, also on core 0, both limits and the empty Next app. */
export async function startServers(directory: string): Promise<Servers> {
  buildFloor();
  const learned = await learn(directory);
  const { apiUrl, site, stop } = await startSiteBesideApi(directory);
  const [limitPort, byHandPort, nextPort] = [await freePort(), await freePort(), await freePort()];
  const startLimit = (file: string, limitPort: number) =>
    startOn(0, ['--import', 'tsx', `${root}tools/bench/${file}`, learned], {
      PORT: String(limitPort),
      API: apiUrl,
      API_KEY: apiKey,
    });
  const limit = startLimit('limit.ts', limitPort);
  const byHand = startLimit('limit-by-hand.ts', byHandPort);
  const floor = `${root}tools/bench/floor/.next/standalone/tools/bench/floor/server.js`;
  const next = startOn(0, [floor], { PORT: String(nextPort), HOSTNAME: '127.0.0.1' });
  const urls = {
    site: site.url,
    limit: `http://127.0.0.1:${limitPort}`,
    byHand: `http://127.0.0.1:${byHandPort}`,
    next: `http://127.0.0.1:${nextPort}`,
  };
  await untilAnswers(`${urls.limit}/sv/help`);
  await untilAnswers(`${urls.byHand}/sv/help`);
  await untilAnswers(`${urls.next}/empty`);
  return {
    urls,
    pids: { site: site.process.pid, limit: limit.pid, byHand: byHand.pid, next: next.pid },
    stop: () => {
      stop();
      for (const child of [limit, byHand, next]) child.kill();
    },
  };
}

/** Starts the API that answers immediately. */
export async function startApi(directory: string, apiPort: number, { pinned = true } = {}) {
  const file = join(directory, 'bookings.json');
  writeFileSync(file, JSON.stringify(await realisticBookings()));
  const child = startOn(
    pinned ? 1 : undefined,
    ['--import', 'tsx', `${root}tools/bench/upstream.ts`, file],
    {
      PORT: String(apiPort),
    },
  );
  await untilAnswers(`http://127.0.0.1:${apiPort}/bookings`);
  return child;
}

const listed = z.object({ Results: z.array(z.record(z.string(), z.unknown())).min(1) });

/** Starts the site alone and waits for its first answer. */
export async function coldStart(): Promise<{ milliseconds: number; megabytes: number }> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const started = performance.now();
  const child = startOn(0, ['--max-old-space-size=160', `${root}dist/server.mjs`], {
    PORT: new URL(url).port,
    HOSTNAME: '127.0.0.1',
    BOKAMERA_API_URL: 'http://127.0.0.1:9',
    DRAIN_MS: '0',
  });
  for (;;) {
    const answer = await open(`${url}/sv/help`).catch(() => undefined);
    if (answer?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const milliseconds = performance.now() - started;
  const megabytes = memory(child.pid).peak;
  child.kill();
  return { milliseconds, megabytes };
}

/** A booking as the sandbox sends it, with the other parts that a real answer may have. */
async function realisticBookings(): Promise<{ active: string; cancelled: string }> {
  const sandbox = await startSandbox();
  const { CustomFields, CustomFieldValues, Customer, InvoiceAddress } = z
    .record(z.string(), z.unknown())
    .parse(
      JSON.parse(readFileSync(`${root}tests/payloads/booking-response.documented.json`, 'utf8')),
    );
  const told = async (scenario: string) => {
    const booking = await makeBooking({ scenario }, sandbox.url);
    const parts = ['Company', 'Service', 'Quantity', 'Status'].map(
      (part) => `Include${part}Information=true`,
    );
    const query = [
      `Id=${booking.id}`,
      `CancellationCode=${booking.code}`,
      `StatusIds=1,2`,
      'IncludeBookedResourceTypes=true',
      ...parts,
    ];
    const answer = await fetch(`${sandbox.url}/bookings?${query.join('&')}`, {
      headers: { 'x-api-key': 'key' },
    });
    const [first] = listed.parse(await answer.json()).Results;
    const whole = { ...first, CustomFields, CustomFieldValues, Customer, InvoiceAddress };
    return JSON.stringify({ ...whole, Id: '@ID@', CancellationCode: '@CODE@' });
  };
  try {
    return { active: await told('haircut'), cancelled: await told('haircut-cancelled') };
  } finally {
    await sandbox.stop();
  }
}

/** Records the site's own answers, for the limits to repeat. */
async function learn(directory: string): Promise<string> {
  const sandbox = await startSandbox();
  const site = await startSite({
    api: sandbox.url,
    env: { DRAIN_MS: '0' },
    tuning,
  });
  try {
    const booking = await makeBooking({}, sandbox.url);
    const link = linkTo(booking, { site: site.url });
    const answer = async (url: string, encoding: string) => {
      const response = await fetch(url, { headers: { 'accept-encoding': encoding } });
      const headers = Object.fromEntries(response.headers);
      return { headers, text: await response.text() };
    };
    const taken = async (url: string, encoding: 'br' | 'identity') => {
      const { headers, text } = await answer(url, encoding);
      const { brotliCompressSync } = await import('node:zlib');
      const body = encoding === 'br' ? brotliCompressSync(text) : Buffer.from(text);
      return { headers: own(headers), body: body.toString('base64') };
    };
    // Before the press, after which it is another page.
    const [page, pageBr] = [await taken(link, 'identity'), await taken(link, 'br')];
    const pressed = await submit(booking, {}, { site: site.url });
    const file = join(directory, 'learned.json');
    writeFileSync(
      file,
      JSON.stringify({
        id: booking.id,
        page,
        pageBr,
        static: await taken(`${site.url}/sv/help`, 'identity'),
        staticBr: await taken(`${site.url}/sv/help`, 'br'),
        pressed: { headers: own(Object.fromEntries(pressed.headers)), body: '' },
      }),
    );
    return file;
  } finally {
    await Promise.all([site.stop(), sandbox.stop()]);
  }
}

function own(headers: Readonly<Record<string, string>>): Record<string, string> {
  const left = ['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.includes(name)));
}

function buildFloor(): void {
  const built = spawnSync(
    process.execPath,
    [`${root}node_modules/next/dist/bin/next`, 'build', `${root}tools/bench/floor`],
    { encoding: 'utf8', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } },
  );
  if (built.status !== 0) giveUp(`The empty Next app could not be built.\n${built.stderr}`);
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await open(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  giveUp(`Nothing answers at ${new URL(url).pathname}.`);
}
