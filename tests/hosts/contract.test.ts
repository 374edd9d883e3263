import { expect } from '@playwright/test';
import { once } from 'node:events';
import { securityHeaders } from '@/lib/http/security-headers';
import { metricsOf } from '../../scripts/processes.mjs';
import { open, press, submit } from '../../tools/support/customer';
import { changeBooking, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { startHeldApi } from '../support/held-api';
import { go, ways } from '../../tools/support/states';
import { hostNames, test } from './hosts';

/** What every host must do with the same route files, over real HTTP. */

// A page may be kept, and has a policy of its own; the rest is the same on everything.
const {
  'cache-control': _kept,
  'content-security-policy': _policy,
  ...onEverything
} = securityHeaders;

for (const host of hostNames) {
  test.describe(`on the ${host} host`, () => {
    test('every page, redirect and refusal carries the strict headers', async ({ shared }) => {
      const { url } = shared[host];
      const booking = await makeBooking();
      const link = new URL(linkTo(booking, { site: url }));
      const asked: [string, RequestInit?][] = [
        ['/'],
        ['/sv'],
        ['/sv/help/'],
        ['/nothing/here'],
        ['/metrics'],
        ['/healthz'],
        ['/icon.svg'],
        [`/bookings/${booking.id}${link.search}`],
        [link.pathname + link.search],
        ['/sv/bookings/0'],
        ['/sv', { method: 'POST' }],
        ['/sv', { method: 'DELETE' }],
        [link.pathname + link.search, { method: 'POST', body: 'x' }],
      ];
      for (const [path, init] of asked) {
        const { headers } = await open(url + path, init);
        for (const [name, value] of Object.entries(onEverything))
          expect(headers.get(name), `${path} ${name}`).toBe(value);
        expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      }
    });

    test('nobody is served a picture made smaller', async ({ shared }) => {
      const { url } = shared[host];
      for (const path of ['/_next/image', '/_next/image?url=%2Ficon.svg&w=640&q=75']) {
        const { status, headers } = await open(url + path);
        expect([status, headers.get('referrer-policy')], path).toEqual([404, 'no-referrer']);
      }
    });

    test('each state is reached, with its own status', async ({ shared }) => {
      for (const way of ways) {
        const page = await go(way, 'sv', shared[host].url);
        expect(page.state, way.name).toBe(way.name.split(',')[0]);
      }
    });

    test('a booking is cancelled with one DELETE, and the link then says so', async ({
      shared,
    }) => {
      const site = shared[host].url;
      const booking = await makeBooking();
      const answer = await submit(booking, { comment: 'Jag är sjuk', reason: 'ill' }, { site });
      expect(answer.status).toBe(303);
      expect((await open(site + (answer.location ?? ''))).state).toBe('cancelled');
      const truth = await truthOf(booking);
      expect(truth).toMatchObject({ cancelled: true, deletes: 1 });
      expect(truth.comment).toContain('Jag är sjuk');
    });

    test('a receipt speaks for a booking that the API no longer lists', async ({ shared }) => {
      const site = shared[host].url;
      const booking = await makeBooking();
      const { location } = await submit(booking, {}, { site });
      await changeBooking(booking, { fault: { assumptions: { cancelledListed: 'no' } } });
      expect((await open(site + (location ?? ''))).state).toBe('cancelled');
      expect((await open(linkTo(booking, { site }))).state).toBe('not-found');
    });

    test('an unclear cancel is read again and never called more than it is', async ({
      startHost,
    }) => {
      // Only the cancel may run out of time, and only because it hangs.
      const { url: site } = await startHost(host, {}, { cancelMilliseconds: 3_000 });
      for (const wire of ['reset', 'hang', 'html-502', '500'] as const) {
        const booking = await makeBooking({ fault: { wire, on: ['cancel'] } });
        const answer = await submit(booking, { comment: 'kvar' }, { site });
        expect(answer.state, wire).toBe(wire === '500' ? 'not-cancelled' : 'unconfirmed');
        expect(answer.body).toContain('kvar');
        expect((await truthOf(booking)).deletes).toBe(1);
      }
    });

    test('invalid settings and addresses end the start with one message that names each', async ({
      startHost,
    }) => {
      await expect(startHost(host, { DRAIN_MS: 'soon', API_CONNECTIONS: 'x' })).rejects.toThrow(
        /API_CONNECTIONS: [^]*DRAIN_MS: .*a whole number from 0 to 60000/,
      );
      // An address for documents (RFC 5737), which no machine has.
      const nowhere = { METRICS_HOSTNAME: '192.0.2.1', METRICS_PORT: '9464' };
      await expect(startHost(host, nowhere)).rejects.toThrow(
        'This machine has no address 192.0.2.1. Set METRICS_HOSTNAME',
      );
    });

    test('a press that looks automated is asked once more', async ({ shared }) => {
      const booking = await makeBooking();
      const answer = await submit(booking, { token: 'none' }, { site: shared[host].url });
      expect(answer.state).toBe('confirm-again');
      expect((await truthOf(booking)).deletes).toBe(0);
    });

    test('guesses are counted by the address that the trusted proxy names', async ({ shared }) => {
      const { url } = shared[host];
      const booking = await makeBooking();
      const guess = (number: number, address: string) =>
        open(linkTo({ ...booking, code: `guess-${number}` }, { site: url }), {
          headers: { 'x-forwarded-for': `6.6.6.${number}, ${address}` },
        });
      for (let number = 0; number < 10; number += 1) await guess(number, '203.0.113.7');
      expect((await guess(10, '203.0.113.7')).status).toBe(429);
      expect((await guess(11, '203.0.113.8')).status).toBe(404);
    });

    test('a made-up address header counts for nothing without a proxy', async ({ startHost }) => {
      const { url } = await startHost(host);
      const booking = await makeBooking();
      const statuses = new Set<number>();
      for (let number = 0; number < 110; number += 1) {
        const headers = { 'x-forwarded-for': `6.6.6.${number}`, 'x-client-address': `${number}` };
        const link = linkTo({ ...booking, code: `guess-${number}` }, { site: url });
        statuses.add((await open(link, { headers })).status);
        // The lean host sees the socket and stops at ten; a host that sees none counts the booking.
        if (host === 'lean' && number === 11) break;
      }
      expect(statuses.has(429) || host === 'next').toBe(true);
    });

    test('the log names the route and never the address, and the numbers are on their own port', async ({
      startHost,
    }) => {
      const site = await startHost(host, { METRICS_PORT: '0' });
      await expect.poll(site.said).toContain('Metrics on');
      const booking = await makeBooking();
      await open(linkTo(booking, { site: site.url }), {
        headers: { 'x-request-id': 'forged-id-1' },
      });
      const numbers = await open(metricsOf(site));
      expect(numbers.body).toContain(
        'cancellation_answer_seconds_count{route="/[locale]/bookings/[id]",status="2xx"} 1',
      );
      await expect.poll(site.said).toContain('"route":"/[locale]/bookings/[id]","status":200');
      expect(site.said()).not.toContain(booking.code);
      expect(site.said()).not.toContain('forged-id-1');
    });

    test('told to stop during a cancel, it finishes and answers it', async ({ startHost }) => {
      const api = await startHeldApi(({ method }) => method === 'DELETE');
      const site = await startHost(host, { BOKAMERA_API_URL: api.url });
      const booking = await makeBooking();
      const url = linkTo(booking, { site: site.url });
      const pressed = press(url, await open(url));
      await expect.poll(api.held).toBe(1);
      const ended = once(site.process, 'exit');
      site.process.kill('SIGTERM');
      await expect.poll(() => isListening(site.url)).toBe(false);
      api.release();
      expect((await pressed).status).toBe(303);
      await ended;
      api.stop();
      expect(await truthOf(booking)).toMatchObject({ cancelled: true, deletes: 1 });
    });
  });
}

/** Whether a host still takes connections. */
function isListening(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );
}
