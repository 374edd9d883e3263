import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { keySet, wordOf } from '@/lib/signed-receipt/keys';
import { receiptContent } from '@/lib/signed-receipt/content';
import { type MemorySite, test as base } from '../../tools/support/memory-site';
import { linkTo, type TestBooking } from '../../tools/support/sandbox';

/** A site that signs confirmations, and what a customer does there. */

export const issuer = 'https://avboka.example.se';
export const site = 'http://localhost';

export const test = base.extend<{ readonly signing: MemorySite }>({
  signing: async ({ startMemorySite }, use) => {
    const key = wordOf(await makeReceiptKey(Date.now() - 1000));
    await use(
      startMemorySite({
        settings: { RECEIPT_ISSUER: issuer, RECEIPT_KEY: key },
        tuning: { minReadingMilliseconds: 0 },
      }),
    );
  },
});

export const receiptOf = (booking: TestBooking, locale = 'sv') =>
  linkTo(booking, { locale, site }).replace('?', '/receipt?');
/** The signature on a page. */
export const jwsIn = (body: string) => /<p data-signature="[^>]*>([\w.-]+)</.exec(body)?.[1] ?? '';
/** What the signature on a page signs, not yet parsed. */
export const payloadIn = (body: string): unknown =>
  JSON.parse(Buffer.from(jwsIn(body).split('.')[1] ?? '', 'base64url').toString());
export const contentIn = (body: string) => receiptContent.parse(payloadIn(body));
export const keysOf = async ({ open }: MemorySite) =>
  keySet.parse(JSON.parse((await open(`${site}/.well-known/jwks.json`)).body)).keys;

/** Cancels with words, as a customer on the page, and opens what the page then offers. */
export async function cancelWith(signing: MemorySite, booking: TestBooking, fields: object) {
  const pressed = await signing.submit(booking, { ...fields }, { site });
  const page = await signing.open(`${site}${pressed.location ?? ''}`);
  const [whole, wordless] = [...page.body.matchAll(/href="([^"]*\/receipt\?[^"]*)"/g)].map(
    ([, href = '']) => `${site}${href.replaceAll('&amp;', '&')}`,
  );
  return { page, whole: whole ?? '', wordless };
}

/** Hands a text in to be verified. */
export const checkPasted = (signing: MemorySite, text: string, locale = 'sv') =>
  signing.open(`${site}/${locale}/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: text }).toString(),
  });
