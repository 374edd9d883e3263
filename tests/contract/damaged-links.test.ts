import { expect } from '@playwright/test';
import { sealTicket } from '@/lib/tokens/ticket';
import { openedDamaged, pastedDamaged } from '../support/damaged-links';
import { type MemorySite, test } from '../../tools/support/memory-site';
import { linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/** A link damaged by a template, a mail program or by hand still opens its booking. */

const site = 'http://localhost';
const sv = words('sv');

/** Opens an address and follows redirects. */
async function follow({ open }: MemorySite, path: string) {
  let seen = await open(site + path);
  for (let hops = 0; seen.location !== undefined && hops < 3; hops += 1)
    seen = await open(new URL(seen.location, site).href);
  return seen;
}

const form = (fields: Record<string, string>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** One example per way that a link arrives; the unit test covers all. */
const structural = [
  '&amp; before code',
  'a second ? before',
  '%3Fcode%3D',
  'all encoded',
  '&code= without ?',
  'CancellationCode=',
  '/sv_SE/',
  '/fr/, unknown',
  '/BOOKINGS/',
  'a doubled first slash',
  'the same code twice',
  'a zero-width sign within',
  'below the booking',
  'no language, &code=',
  'number and code in the query',
];
const guessed = ['. at the end', '%22%3E at the end', '=3D', 'in quotes'];

test('what is damaged in structure is repaired before the API is asked, what may be the code’s own after a miss', async ({
  startMemorySite,
}) => {
  const memory = startMemorySite();
  for (const [names, questions] of [
    [structural, 1],
    [guessed, 2],
  ] as const)
    for (const name of names) {
      const booking = await makeBooking();
      const { state, body } = await follow(memory, openedDamaged[name]?.(booking) ?? '');
      expect(state, name).toBe('cancellable');
      expect(body, name).not.toContain(booking.code);
      const { requests } = await truthOf(booking);
      expect(requests.length, name).toBeLessThanOrEqual(questions);
    }
  const counted = await memory.site.metrics.text();
  expect(counted).toContain('cancellation_link_repairs_total{kind="end"} 3');
  expect(counted).toContain('cancellation_link_repairs_total{kind="quoted-printable"} 1');
  expect(counted).toContain('cancellation_link_repairs_total{kind="wrapped"} 0');
  expect(counted).toContain('cancellation_misses_total 0');
  expect(memory.said()).not.toContain('utm_source');
});

test('the page behind a guessed code cancels, and shows the code nowhere', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  const booking = await makeBooking();
  const damaged = `${linkTo(booking, { site })}).`;
  const page = await open(damaged);
  const action = /<form[^>]*action="([^"]*)"/.exec(page.body)?.[1] ?? '';
  pass(5_000);
  expect((await press(site + action, page)).status).toBe(303);
  expect((await truthOf(booking)).deletes).toBe(1);
});

test('a wrapped link that is pasted leads to its booking', async ({ startMemorySite }) => {
  const memory = startMemorySite();
  for (const name of [
    'SafeLinks eur05',
    'Proofpoint 3',
    'a whole mail',
    'Markdown in a sentence',
  ]) {
    const booking = await makeBooking();
    const url = linkTo(booking, { site: 'https://avboka.example' });
    const id = pastedDamaged[name]?.(url) ?? '';
    const found = await memory.open(`${site}/sv/bookings`, form({ id, code: '' }));
    expect(found.status, name).toBe(303);
    expect((await follow(memory, found.location ?? '')).state, name).toBe('cancellable');
  }
});

test('what cannot be repaired meets both fields filled with what came, and what to look at', async ({
  startMemorySite,
}) => {
  const memory = startMemorySite();
  const cut = await follow(memory, '/sv/bookings/404042?cod');
  expect([cut.status, cut.state]).toEqual([404, 'not-found']);
  expect(cut.body).toMatch(/value="404042"/);
  expect(cut.body).toContain(sv('find.problem.code-missing'));
  expect(cut.body).not.toMatch(/autofocus/i);

  const numberless = await follow(memory, '/sv/bookings/?code=AB12');
  expect(numberless.body).toContain('value="AB12"');
  expect(numberless.body).toContain(sv('find.problem.id-unreadable'));

  const wrong = await follow(memory, '/sv/bookings/404042?code=AB12xyz');
  expect(wrong.status).toBe(404);
  expect(wrong.body).toMatch(/value="404042"[\s\S]*value="AB12xyz"/);
  expect(wrong.body).toContain(sv('not-found.check'));
});

test('a page is shown in a language that there is, whatever the address names', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const to = async (path: string) =>
    (await open(site + path, { headers: { 'accept-language': 'fi' } })).location;
  expect(await to('/SV')).toBe('/sv');
  expect(await to('/no/help')).toBe('/nb/help');
  expect(await to('/fr/verify/')).toBe('/fi/verify');
  expect(await to('/sv-SE/bookings/404042/kept?ticket=x')).toBe(
    '/sv/bookings/404042/kept?ticket=x',
  );
  expect((await open(`${site}/wp/admin`)).state).toBe('missing');
  expect((await open(`${site}/nothing`)).state).toBe('missing');
});

test('a one-click POST of a mail provider is refused, and the log tells the operator why', async ({
  startMemorySite,
}) => {
  const { open, said } = startMemorySite();
  const booking = await makeBooking();
  const link = linkTo(booking, { site });
  const body = 'List-Unsubscribe=One-Click';
  const type = 'application/x-www-form-urlencoded';
  for (const address of [link, link.replace('/sv/', '/'), link.replace('/sv/', '/SV/')]) {
    const before = said().split('"one-click"').length;
    const headers = { 'content-type': type, 'content-length': String(body.length) };
    const { status } = await open(address, { method: 'POST', headers, body });
    expect(status).toBe(400);
    expect(said().split('"one-click"').length).toBe(before + 1);
  }
  const parts = new FormData();
  parts.set('List-Unsubscribe', 'One-Click');
  const multipart = new Response(parts);
  const bytes = await multipart.arrayBuffer();
  const seen = await open(link, {
    method: 'POST',
    headers: {
      'content-type': multipart.headers.get('content-type') ?? '',
      'content-length': String(bytes.byteLength),
    },
    body: bytes,
  });
  expect(seen.status).toBe(400);
  const { requests } = await truthOf(booking);
  expect(requests).toEqual([]);
  expect(said()).not.toContain(booking.code);
});

test('a program that makes previews is shown nothing of the booking, a browser within an app all of it', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const booking = await makeBooking();
  const seenBy = (agent: string) =>
    open(linkTo(booking, { site }), { headers: { 'user-agent': agent } });
  for (const agent of [
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'WhatsApp/2.23.20.0 A',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Twitterbot/1.0',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    'TelegramBot (like TwitterBot)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    'Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots',
    'Viber/13.0',
    'Mattermost-Bot/1.1',
    'Synapse (bot; +https://github.com/matrix-org/synapse)',
  ]) {
    const { state, status, body } = await seenBy(agent);
    expect([state, status], agent).toEqual(['preview', 200]);
    expect(body, agent).not.toContain(String(booking.id));
    expect(body, agent).not.toContain('Norrsken');
  }
  expect((await truthOf(booking)).requests).toEqual([]);
  for (const agent of [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/400.0;FBBV/1]',
    'Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 Instagram 300.0.0.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 WhatsApp/2.24',
    'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36 Telegram-Android/11.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.1',
    'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Electron/28.0 Safari/537.36 Slack_SSB/4.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Snapchat/12.0',
    'curl/8.5.0',
  ])
    expect((await seenBy(agent)).state, agent).toBe('cancellable');
});

test('a ticket ends in a letter or a digit, and one that a mail program added to still opens', async ({
  startMemorySite,
}) => {
  const memory = startMemorySite();
  const booking = await makeBooking();
  for (let turn = 0; turn < 40; turn += 1) {
    const link = { id: booking.id, code: `${booking.code}${'x'.repeat(turn % 3)}` };
    expect(sealTicket(memory.site.signer, link, Date.now())).toMatch(/[A-Za-z0-9]$/);
  }
  const page = await memory.open(linkTo(booking, { site }));
  const [, tidy = ''] = /data-tidy="([^"]*)"/.exec(page.body) ?? [];
  for (const end of ['.', ')', '%3E', '&amp;', '%E2%80%8B'])
    expect((await follow(memory, tidy + end)).state, end).toBe('cancellable');
});

test('a damaged address of a page that was opened before keeps its day, its time and what is left out', async ({
  startMemorySite,
}) => {
  const memory = startMemorySite();
  const booking = await makeBooking();
  const page = await memory.open(linkTo(booking, { site }));
  const [, tidy = ''] = /data-tidy="([^"]*)"/.exec(page.body) ?? [];
  const below = (path: string) =>
    `${site}${tidy.replace('/sv/', '/sv-SE/').replace('?', `${path}?`)}`;
  for (const [path, kept] of [
    ['/time', '&day=2026-11-30'],
    ['/time', '&to=2026-11-30T10%3A00%3A00'],
    ['/receipt', '&words=no'],
  ] as const)
    expect((await memory.open(below(path) + kept)).location).toContain(kept);
});

test('a page below a booking whose address lost its language leads to the booking', async ({
  startMemorySite,
}) => {
  const memory = startMemorySite();
  const link = linkTo(await makeBooking(), { site });
  for (const below of ['kept', 'calendar', 'receipt', 'time']) {
    const { location = '' } = await memory.open(
      link.replace('/sv/', '/').replace('?', `/${below}?`),
    );
    expect((await memory.open(`${site}${location}`)).state, below).toBe('cancellable');
  }
});
