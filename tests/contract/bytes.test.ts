import { expect, test } from '@playwright/test';
import { request } from 'node:http';
import { locales } from '@/i18n/locales';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';

/** A budget on bytes and requests: one request shows everything, on a slow train too. */

const mostBytes = 7_000;

for (const locale of locales) {
  test(`${locale}: the booking page, style and script included, is at most 7 000 bytes in one request`, async () => {
    const booking = await makeBooking({ fields: { CommentsToCustomer: 'Porten har kod 1234.' } });
    const page = await load(linkTo(booking, { locale }));
    expect(page.encoding).toBe('gzip');
    expect(page.bytes).toBeLessThanOrEqual(mostBytes);
    test.info().annotations.push({ type: 'bytes', description: `${locale} ${page.bytes}` });
    for (const path of ['', '/help', '/privacy', '/accessibility']) {
      expect((await load(`${addresses.site}/${locale}${path}`)).bytes, path).toBeLessThanOrEqual(
        mostBytes,
      );
    }
  });
}

test('each browser gets the encoding it takes', async () => {
  const link = linkTo(await makeBooking());
  for (const url of [link, `${addresses.site}/sv/help`]) {
    expect((await load(url, 'gzip')).encoding).toBe('gzip');
    expect((await load(url, 'identity')).encoding).toBeUndefined();
    expect((await load(url, 'gzip;q=0, br')).encoding).toBe('br');
  }
});

function load(
  url: string,
  accept = 'gzip, deflate, br',
): Promise<{ bytes: number; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': accept } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.byteLength));
      response.on('end', () => resolve({ bytes, encoding: response.headers['content-encoding'] }));
    });
    asked.on('error', reject);
    asked.end();
  });
}
