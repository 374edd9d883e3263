import { expect } from '@playwright/test';
import { fittingLength } from '@/lib/booking/comment-limit';
import { test } from '../../tools/support/memory-site';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';
import { startScripted } from '../support/scripted-server';

const t = words('sv');

/** A host before the API that answers a longer query with a bare status, as IIS and nginx do. */
async function startStrictHost({ longest, status }: { longest: number; status: number }) {
  return startScripted((response, { method = 'GET', url = '', headers }) => {
    if ((url.split('?')[1] ?? '').length > longest) {
      response.writeHead(status).end();
      return;
    }
    const key = String(headers['x-api-key']);
    void fetch(`${addresses.sandbox}${url}`, { method, headers: { 'x-api-key': key } }).then(
      async (answer) => response.writeHead(answer.status).end(await answer.text()),
    );
  });
}

for (const piece of ['a', 'å', '😀', 'ه', '€', 'Jag är sjuk, hör av mig! '])
  test(`the longest allowed comment of "${piece}" is sent whole past a host that takes 2,048 bytes`, async ({
    startMemorySite,
  }) => {
    const host = await startStrictHost({ longest: 2_048, status: 404 });
    const { open, press, pass } = startMemorySite({ settings: { BOKAMERA_API_URL: host.url } });
    const booking = await makeBooking();
    const url = linkTo(booking);
    const page = await open(url);
    pass(5_000);
    const text = piece.repeat(1_000);
    const comment = text.slice(0, fittingLength(text)).trim();
    const done = await press(url, page, { comment, reason: 'time' });
    expect(done.status).toBe(303);
    const sent = host.asked.find(({ method }) => method === 'DELETE')?.url ?? '';
    const carried = new URL(sent, host.url).searchParams.get('UnBookedComments') ?? '';
    expect(carried.endsWith(comment)).toBe(true);
    host.stop();
  });

for (const [status, longest] of [
  [414, 300],
  [404, 700],
  [431, 300],
  [400, 700],
] as const)
  test(`a cancel refused with a bare ${status} for its length asks to shorten, and one press after that works`, async ({
    startMemorySite,
  }) => {
    const host = await startStrictHost({ longest, status });
    const { open, post, press, pass } = startMemorySite({
      settings: { BOKAMERA_API_URL: host.url },
    });
    const booking = await makeBooking();
    const url = linkTo(booking);
    const page = await open(url);
    pass(5_000);
    const comment = 'Jag kan inte komma, för jag är sjuk. '.repeat(20).trim();
    const { location = '' } = await post(url, page, { comment, reason: 'ill' });
    const address = new URL(location, url).href;
    const refused = await open(address);
    const limit = Math.floor(comment.length / 2);
    // A refresh says it again.
    for (const shown of [refused, await open(address)]) {
      expect(shown).toMatchObject({ status: 422, state: 'cancellable' });
      expect(shown.body).toContain(comment);
      expect(shown.body).toMatch(/<input type="radio"[^>]*checked=""[^>]*value="ill"/);
      expect(shown.body).toContain(t('form.commentTooLong', { count: comment.length, limit }));
    }
    expect((await truthOf(booking)).deletes).toBe(0);
    pass(5_000);
    const done = await press(url, refused, { comment: 'Jag är sjuk.', reason: 'ill' });
    expect(done.status).toBe(303);
    expect((await truthOf(booking)).deletes).toBe(1);
    host.stop();
  });
