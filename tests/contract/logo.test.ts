import { expect, test } from '@playwright/test';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSite } from '../../scripts/processes.mjs';
import { open } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

/** We serve a company's logo ourselves, and it can never make us fetch a forbidden address. */

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64)]);

async function withLogo(
  serve: RequestListener,
  check: (
    see: () => Promise<{ path: string | undefined; status: number; type: string | null }>,
  ) => Promise<void>,
  changeUrl = (url: string) => url,
  onConnection = (_address: string): unknown => undefined,
) {
  const host = createServer(serve);
  host.on('connection', ({ remoteAddress }) => onConnection(remoteAddress ?? ''));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const site = await startSite({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0', LOGO_HOSTS: `127.0.0.1:${port},localhost:${port}` },
  });
  try {
    const booking = await makeBooking({
      fields: {
        Company: { Name: 'Salong', LogoType: changeUrl(`http://127.0.0.1:${port}/logo.png`) },
      },
    });
    await check(async () => {
      const { body } = await open(linkTo(booking, { site: site.url }));
      const path = /<img[^>]+src="([^"]+)"/.exec(body)?.[1];
      if (path === undefined) return { path, status: 0, type: null };
      const picture = await fetch(site.url + path);
      return { path, status: picture.status, type: picture.headers.get('content-type') };
    });
  } finally {
    await site.stop();
    host.close();
    host.closeAllConnections();
  }
}

const answers =
  (body: Buffer | string, head: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'image/png', ...head }).end(body);
  };

test('a picture from an allowed host is shown from our own address', async () => {
  await withLogo(answers(png), async (see) => {
    expect(await see()).toMatchObject({
      path: expect.stringMatching(/^\/logo\//),
      status: 200,
      type: 'image/png',
    });
  });
});

test('what is no picture, too large, or a redirect is refused', async () => {
  for (const serve of [
    answers('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', {
      'content-type': 'image/svg+xml',
    }),
    answers('<html>'),
    answers(Buffer.concat([png, Buffer.alloc(300 * 1024)])),
    ((_request, response) =>
      response
        .writeHead(302, { location: 'http://169.254.169.254/' })
        .end()) satisfies RequestListener,
  ]) {
    await withLogo(serve, async (see) => expect((await see()).status).toBe(404));
  }
});

test('a host that is not allowed, another scheme, and a name that leads inside bring no picture', async () => {
  const ways = [
    (url: string) => url.replace('127.0.0.1', '127.0.0.2'),
    () => 'http://169.254.169.254/latest/meta-data',
    () => 'file:///etc/passwd',
    (url: string) => url.replace('http://127.0.0.1', 'http://localhost'),
    (url: string) => url.replace('http://127.0.0.1', 'http://user:pass@127.0.0.1'),
  ];
  for (const change of ways) {
    await withLogo(answers(png), async (see) => expect((await see()).path).toBeUndefined(), change);
  }
});

test('an allowed name that leads to this machine is not even connected to', async () => {
  const reached: string[] = [];
  await withLogo(
    answers(png),
    async (see) => expect(await see()).toMatchObject({ path: expect.any(String), status: 404 }),
    (url) => url.replace('http://127.0.0.1', 'https://localhost'),
    (address) => reached.push(address),
  );
  expect(reached).toEqual([]);
});

test('nobody can have us fetch an address that we did not write', async () => {
  const forged = Buffer.from('http://127.0.0.1/').toString('base64url');
  for (const sealed of [`${forged}.${'A'.repeat(22)}`, forged, '.', 'x.y']) {
    expect((await open(`${addresses.site}/logo/${sealed}`)).status).toBe(404);
  }
});
