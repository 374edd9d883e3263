import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { z } from 'zod';
import { startSite } from '../../scripts/processes.mjs';
import { cpuOf } from '../support/cpu';
import { open, press } from '../support/customer';
import { addresses, linkTo, makeBooking } from '../support/sandbox';
import { grains, leastCpu, openShown, wireBooking } from '../support/outside-text';
import type { Attack } from './attack';

/** The most that a request under 16 KB may cost, in milliseconds of CPU. */
const most = 10;
const rounds = 60;

const fifteen = 15_000;
const list = Array.from({ length: 3_000 }, (_, number) => `a${number % 10}-x`).join(',');
const headers: Readonly<Record<string, string>> = {
  'accept-language': list.slice(0, fifteen),
  'accept-encoding': list.slice(0, fifteen),
  accept: 'text/html,'.repeat(1_500),
  cookie: 'a=b;'.repeat(3_700),
  'user-agent': 'Mozilla/5.0 (Linux; '.repeat(750),
  'x-forwarded-for': '1.2.3.4, '.repeat(1_600),
  'x-forwarded-host': 'a.'.repeat(7_000),
  'x-request-id': 'a'.repeat(fifteen),
  'if-none-match': '"a", '.repeat(3_000),
  range: `bytes=${'0-1,'.repeat(3_700)}`,
  referer: `http://a/${'%2e'.repeat(5_000)}`,
  'sec-ch-ua': '"a";v="1", '.repeat(1_300),
};
const queries: Readonly<Record<string, string>> = {
  'a long code': `code=${'x'.repeat(fifteen)}`,
  'many codes': 'code=x&'.repeat(2_100),
  'an encoded code': `code=${'%F0%9F%98%80'.repeat(1_250)}`,
  'a long ticket': `ticket=${'A'.repeat(fifteen)}`,
  'a long receipt': `code=x&receipt=${'1.'.repeat(7_500)}`,
  'many names': Array.from({ length: 2_500 }, (_, number) => `a${number}=`).join('&'),
};
const fields: Readonly<Record<string, Record<string, string>>> = {
  'a long comment': { comment: '\u202e\u0000 a\r\n'.repeat(1_300) },
  'a long token': { token: `first.${'z'.repeat(14_000)}` },
  'a long reason': { reason: 'ill'.repeat(5_000) },
  'a pasted text': { id: 'bookings/1?&amp;code='.repeat(700), code: '<'.repeat(14_000) },
};

/** Measures the milliseconds of CPU that one such request costs the server. */
async function costOf(pid: number, send: () => Promise<unknown>): Promise<number> {
  await send();
  const before = cpuOf(pid);
  for (let round = 0; round < rounds; round += 1) await send();
  return (cpuOf(pid) - before) / rounds;
}

/** Attacks that make one request as expensive as hundreds. */
export const costs: readonly Attack[] = [
  {
    name: `${Object.keys(grains).length} kinds of text of 100 KB, each in every field of the API’s answer`,
    mustHold: `no page costs more than ${most} ms of CPU`,
    run: async () => {
      const { site, open, path, answer } = openShown();
      try {
        const show = () => open(path());
        // Warm up: a process is slower the first time it does something.
        for (let round = 0; round < 300; round += 1) await show();
        const found: [string, number][] = [];
        for (const [kind, ofLength] of Object.entries(grains)) {
          answer(wireBooking(ofLength(100_000)));
          found.push([kind, await leastCpu(show, 10)]);
        }
        found.sort(([, a], [, b]) => b - a);
        for (const [kind, cost] of found)
          console.error(`${cost.toFixed(1)} of ${most} ms: ${kind}`);
        const [[kind, dearest] = ['', 0]] = found;
        return {
          happened: `the dearest: ${kind}, ${dearest.toFixed(1)} ms`,
          held: dearest <= most,
        };
      } finally {
        await site.close();
      }
    },
  },
  {
    name: `${Object.keys(headers).length} headers, ${Object.keys(queries).length} queries and ${Object.keys(fields).length} forms of 15 KB`,
    mustHold: `none costs more than ${most} ms of CPU`,
    run: async () => {
      const running = await startSite({
        api: addresses.sandbox,
        env: { DRAIN_MS: '0' },
        tuning: { missesPerAddress: 1_000_000, pressesPerAddress: 1_000_000 },
      });
      try {
        const cost = (send: () => Promise<unknown>) => costOf(running.process.pid ?? 0, send);
        const link = linkTo(await makeBooking(), { site: running.url });
        const page = await open(link);
        // Warm up: a process is slower the first time it does something.
        for (let round = 0; round < 300; round += 1) await open(link);
        for (let round = 0; round < 100; round += 1) await press(link, page, { token: 'x' });
        const found: [string, number][] = [];
        for (const [name, value] of Object.entries(headers))
          found.push([name, await cost(() => ask(link, { [name]: value }))]);
        for (const [name, query] of Object.entries(queries))
          found.push([name, await cost(() => open(`${running.url}/sv/bookings/1?${query}`))]);
        for (const [name, posted] of Object.entries(fields)) {
          found.push([name, await cost(() => press(link, page, { token: 'x', ...posted }))]);
          found.push([name, await cost(() => press(`${running.url}/sv/bookings`, page, posted))]);
        }
        found.sort(([, a], [, b]) => b - a);
        const [[name, dearest] = ['', 0]] = found;
        return {
          happened: `the dearest: ${name}, ${dearest.toFixed(1)} ms`,
          held: dearest <= most,
        };
      } finally {
        await running.stop();
      }
    },
  },
];

/** The platform's own fetch sets some of these itself. */
async function ask(url: string, sent: Readonly<Record<string, string>>): Promise<void> {
  const asked = request(url, { headers: sent }).end();
  const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asked, 'response'));
  answer.resume();
  await once(answer, 'end');
}
