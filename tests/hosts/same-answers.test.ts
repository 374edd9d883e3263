import { expect } from '@playwright/test';
import { open, press, type Seen } from '../../tools/support/customer';
import { linkTo, makeBooking } from '../../tools/support/sandbox';
import { languages } from '@/i18n/locales';
import { test } from './hosts';

/** Both hosts answer the same requests with the same bytes, except for what must differ. */

/** Tokens and the time left are made anew for each page. */
function withoutTokens(body: string): string {
  return body
    .replace(/name="token" value="[^"]*"/g, 'name="token"')
    .replace(/(ticket|receipt|record)=[\w.-]+/g, '$1=')
    .replace(/data-until="\d+"/g, 'data-until');
}

/** Headers that each host sets itself: date, connection, length. */
const ofTheHost = [
  'content-encoding',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'vary',
];

function comparable({ status, headers, body }: Seen) {
  const kept = [...headers].filter(([name]) => !ofTheHost.includes(name));
  return {
    status,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, withoutTokens(value)])),
    body: withoutTokens(body),
  };
}

test('pages, redirects, refusals and machine answers', async ({ shared }) => {
  const active = await makeBooking({ startsIn: 9000, deadlineIn: 5000.5 });
  const gone = await makeBooking({ scenario: 'haircut-cancelled' });
  // Days away, so that midnight between two answers changes no "tomorrow".
  const late = await makeBooking({ startsIn: 9000, deadlineIn: -5000 });
  const failing = await makeBooking({ fault: { wire: '500', on: ['read'] } });
  const linkOf = (booking: { id: number; code: string }) =>
    `/bookings/${booking.id}?${new URLSearchParams({ code: booking.code })}`;
  const paths = [
    '/',
    '/nothing',
    '/sv/nothing/at/all',
    '/metrics',
    '/healthz',
    '/readyz',
    '/robots.txt',
    '/icon.svg',
    '/logo/x.y',
    `/?Id=${active.id}&Code=${active.code}`,
    linkOf(active),
    ...Object.keys(languages).flatMap((locale) => [
      `/${locale}`,
      `/${locale}/help`,
      `/${locale}/privacy`,
      `/${locale}/accessibility`,
      `/${locale}${linkOf(active)}`,
      `/${locale}${linkOf(gone)}`,
      `/${locale}${linkOf(late)}`,
      `/${locale}/bookings/0`,
      `/${locale}/bookings`,
    ]),
    `/sv${linkOf(failing)}`,
    `/sv${linkOf(active).replace('?', '/kept?')}`,
  ];
  for (const path of paths)
    for (const encoding of ['identity', 'gzip']) {
      const init = { headers: { 'accept-encoding': encoding, 'accept-language': 'fi,sv;q=0.5' } };
      const [lean, next] = await Promise.all([
        open(shared.lean.url + path, init),
        open(shared.next.url + path, init),
      ]);
      expect(comparable(next), `${path} ${encoding}`).toEqual(comparable(lean));
    }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const [lean, next] = await Promise.all([
      open(`${shared.lean.url}/sv/help`, { method }),
      open(`${shared.next.url}/sv/help`, { method }),
    ]);
    expect(comparable(next), method).toEqual(comparable(lean));
  }
});

test('a page made on one host cancels on the other', async ({ shared }) => {
  const booking = await makeBooking();
  const page = await open(linkTo(booking, { site: shared.lean.url }));
  expect((await press(linkTo(booking, { site: shared.next.url }), page)).status).toBe(303);
});
