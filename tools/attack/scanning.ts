import { linkTo, makeBooking, truthOf } from '../support/sandbox';
import { type Attack, withSite } from './attack';

const site = 'http://localhost';
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

const programs = [
  'python-requests/2.31.0',
  'Python-urllib/3.11',
  'curl/8.4.0',
  'Wget/1.21',
  'Go-http-client/2.0',
  'Java/17.0.2',
  'okhttp/4.12.0',
  'axios/1.6.0',
  'node-fetch/1.0',
  'libwww-perl/6.67',
  'Ruby',
  'PostmanRuntime/7.36',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'WhatsApp/2.23.20.0',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; SkypeUriPreview Preview/0.5)',
  'BarracudaSentinel/1.0 crawler',
  'Mozilla/5.0 (compatible; Proofpoint crawler)',
  'GoogleImageProxy bot',
  'Mozilla/5.0 (compatible; Applebot/0.1)',
];
/**
 * Automated browsers: as they are, without a real browser's headers, or with a script's headers.
 */
const driven: readonly Record<string, string>[] = [
  { 'user-agent': chrome },
  { 'user-agent': firefox },
  { 'user-agent': chrome.replace('Chrome', 'HeadlessChrome') },
  { 'user-agent': `${chrome} Edg/126.0.0.0` },
  { 'user-agent': chrome.replace('126', '80') },
  { 'user-agent': firefox.replaceAll('128', '95') },
  ...[chrome, `${chrome} Edg/126.0.0.0`, chrome.replace('Chrome', 'HeadlessChrome')].map(
    (agent) => ({
      'user-agent': agent,
      'sec-ch-ua': '"Chromium";v="126"',
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
    }),
  ),
  { 'user-agent': firefox, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' },
  { 'user-agent': chrome, 'sec-fetch-mode': 'cors' },
];
/** Runs our script but has no real pointer: WebKit sends no signal of its own. */
const handless = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
  'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_13_6) AppleWebKit/605.1.15 (KHTML, like Gecko)',
];
const kinds: readonly { headers: Record<string, string>; fields: Record<string, string> }[] = [
  ...programs.map((agent) => ({ headers: { 'user-agent': agent }, fields: {} })),
  ...driven.map((headers) => ({ headers, fields: {} })),
  ...handless.map((agent) => ({
    headers: { 'user-agent': agent, 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' },
    fields: { input: 'unseen' },
  })),
];

/** Counts how many kinds cancel if each opens, waits, presses, waits and presses again. */
async function cancelledBy(first: number, second: number | undefined): Promise<string[]> {
  const cancelled: string[] = [];
  await withSite(async ({ open, press, pass }) => {
    for (const { headers, fields } of kinds) {
      const booking = await makeBooking();
      const link = linkTo(booking, { site });
      const page = await open(link, { headers });
      pass(first);
      const answer = await press(link, page, fields, headers);
      if (second !== undefined && answer.state === 'confirm-again') {
        pass(second);
        await press(link, answer, fields, headers);
      }
      if ((await truthOf(booking)).cancelled) cancelled.push(headers['user-agent'] ?? '');
    }
  });
  return cancelled;
}

const count = kinds.length;
const told = (cancelled: readonly string[]) =>
  `${cancelled.length} of ${count} cancelled${cancelled.length === 1 ? `: ${cancelled.join()}` : ''}`;

/** Link scanners that press what they find. */
export const scanning: readonly Attack[] = [
  {
    name: `${count} kinds of scanner press once, 2.2 s after they opened the page`,
    mustHold: 'none cancels',
    run: async () => {
      const cancelled = await cancelledBy(2_200, undefined);
      return { happened: told(cancelled), held: cancelled.length === 0 };
    },
  },
  {
    name: `${count} kinds press twice, 0.8 s apart`,
    mustHold: 'none cancels',
    run: async () => {
      const cancelled = await cancelledBy(2_200, 800);
      return { happened: told(cancelled), held: cancelled.length === 0 };
    },
  },
  {
    name: `${count} kinds read both pages as long as a person and pick the second button of the second page`,
    mustHold: 'this is what remains possible; those whom a browser calls a script never do',
    run: async () => {
      const cancelled = await cancelledBy(2_200, 2_200);
      return { happened: told(cancelled), held: cancelled.length < count };
    },
  },
];
