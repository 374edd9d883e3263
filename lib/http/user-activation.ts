import { isbot } from 'isbot';
import type { PressSigns } from '@/lib/booking/press';

/** The version from which each engine sends `Sec-Fetch-Mode` over https (MDN, Fetch metadata). */
const sendsSince = [
  { engine: /Chrome\/(\d+)/, version: 76 },
  { engine: /\bFirefox\/(\d+)/, version: 90 },
] as const;

/** How every browser's user agent begins, including those inside apps. */
const browserName = /^(Mozilla|Opera)\//;

/**
 * Reads whether the browser reports that a person acted.
 *
 * Chromium and Firefox send `Sec-Fetch-User: ?1` when a person caused the navigation and omit it
 * when a script did. WebKit sends the other Sec-Fetch headers but never this one, so from it, as
 * from every older browser, a missing header means nothing. A client that names itself a browser
 * which would have sent them and did not (a program, or a page over plain http) is `no-signal`.
 */
export function readActivation(headers: Headers): PressSigns['activation'] {
  const agent = headers.get('user-agent') ?? '';
  // A headless browser counts as a browser: its headers decide.
  if (isbot(agent.replace('HeadlessChrome', 'Chrome')) || !browserName.test(agent))
    return 'by-program';
  if (headers.get('sec-fetch-user') === '?1') return 'by-person';
  const mode = headers.get('sec-fetch-mode');
  const saysWho = headers.get('sec-ch-ua') !== null || /\bFirefox\/\d/.test(agent);
  if (mode !== null && saysWho) return 'by-script';
  const wouldSay = sendsSince.some(
    ({ engine, version }) => Number(engine.exec(agent)?.[1] ?? 0) >= version,
  );
  // Submitting a page's form is a navigation; a program made up any other mode.
  return wouldSay && mode !== 'navigate' ? 'no-signal' : 'unsaid';
}
