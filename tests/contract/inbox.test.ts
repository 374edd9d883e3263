import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { z } from 'zod';
import { createSandbox } from '../../sandbox/server';
import { addresses } from '../../tools/support/sandbox';

test('the demo inbox shows beside a mail the page that the site itself would open', async () => {
  const { server } = createSandbox(addresses.site);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const inbox = await (await fetch(`http://127.0.0.1:${port}/inbox`)).text();
    expect(inbox).toMatch(/class="button beside" href="\/sv\/bookings\/\d+\?code=\w+"/);

    const alone = await fetch(`${addresses.site}/sv/help`);
    const framed = await fetch(`http://127.0.0.1:${port}/sv/help`);
    expect(await framed.text()).toBe(await alone.text());
    // Only the demo may put the page into a frame.
    expect(alone.headers.get('x-frame-options')).toBe('DENY');
    expect(framed.headers.get('x-frame-options')).toBeNull();
    expect(framed.headers.get('content-security-policy')).toBe(
      alone.headers.get('content-security-policy')?.replace("; frame-ancestors 'none'", ''),
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
