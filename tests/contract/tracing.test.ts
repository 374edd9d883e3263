import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startSite } from '../../scripts/processes.mjs';
import { submit } from '../../tools/support/customer';
import { addresses, makeBooking } from '../../tools/support/sandbox';

test('traces tell which step took how long and how it ended, and hold neither code nor number', async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(`${request.url ?? ''} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const site = await startSite({
    api: addresses.sandbox,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_SERVICE_NAME: 'cancellation-norrsken',
      DRAIN_MS: '0',
    },
    tuning: { minReadingMilliseconds: 0 },
  });
  const booking = await makeBooking();
  await submit(booking, { comment: 'Jag är förkyld.' }, { site: site.url });
  await site.stop();
  collector.close();

  const said = received.join('\n');
  expect(said).toContain('/v1/traces');
  for (const part of [
    'GET /[locale]/bookings/[id]',
    'POST /[locale]/bookings/[id]',
    'BokaMera read',
    'BokaMera cancel',
    'cancellation.state',
    'cancellation-norrsken',
  ])
    expect(said).toContain(part);
  for (const secret of [booking.code, String(booking.id), 'förkyld', 'sandbox-key'])
    expect(said).not.toContain(secret);
});
