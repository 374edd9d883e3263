import { expect, test } from '@playwright/test';
import { metricsOf, startSite } from '../../scripts/processes.mjs';
import { open, submit } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

test('numbers for Prometheus are on their own port, by state and outcome, and name nobody', async () => {
  const site = await startSite({
    api: addresses.sandbox,
    env: { METRICS_PORT: '0', DRAIN_MS: '0' },
    tuning: { minReadingMilliseconds: 0 },
  });
  const numbers = async () => (await open(metricsOf(site))).body;
  try {
    const one = await makeBooking();
    await submit(one, {}, { site: site.url });
    const two = await makeBooking({ fault: { wire: 'reset', on: ['cancel'] } });
    await submit(two, {}, { site: site.url });
    const three = await makeBooking();
    await submit(three, { token: 'none' }, { site: site.url });
    for (let guess = 0; guess < 11; guess += 1)
      await open(linkTo({ ...three, code: `guess-${guess}` }, { site: site.url }));

    const text = await numbers();
    for (const line of [
      'cancellation_pages_total{act="opened",state="cancellable"} 3',
      'cancellation_pages_total{act="pressed",state="cancelled"} 1',
      'cancellation_outcomes_total{outcome="cancelled"} 1',
      'cancellation_outcomes_total{outcome="unconfirmed"} 1',
      'cancellation_looks_automated_total{why="no-own-form"} 1',
      'cancellation_limited_total{limit="guesses"} 1',
      'cancellation_api_seconds_count{operation="cancel",result="ok"} 1',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/^cancellation_build_info\{version="\d+\.\d+\.\d+[\w.+]*"\} 1$/m);
    expect((await open(`${site.url}/healthz`)).body.trim()).toBe('ok');
    for (const { id, code } of [one, two, three]) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(String(id));
    }
    expect((await open(`${site.url}/metrics`)).status).toBe(404);
    expect((await open(new URL('/sv', metricsOf(site)).href)).status).toBe(404);
  } finally {
    await site.stop();
  }
});

test('every line of evidence has the id that the proxy gave the request, from a trusted proxy only', async () => {
  const sites = await Promise.all(
    ['1', '0'].map(async (hops) =>
      startSite({
        api: addresses.sandbox,
        env: { TRUSTED_PROXY_HOPS: hops, DRAIN_MS: '0' },
      }),
    ),
  );
  const [trusting, open1] = sites;
  try {
    const booking = await makeBooking();
    for (const site of sites)
      await open(linkTo(booking, { site: site.url }), {
        headers: { 'x-request-id': 'proxy-12345' },
      });
    expect(trusting?.said()).toContain('"request":"proxy-12345"');
    expect(open1?.said()).not.toContain('proxy-12345');
    expect(open1?.said()).toMatch(/"request":"[0-9a-f-]{36}"/);
  } finally {
    await Promise.all(sites.map(({ stop }) => stop()));
  }
});
