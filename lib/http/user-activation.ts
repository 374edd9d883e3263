import { isbot } from 'isbot';
import type { Press } from '@/lib/booking/press';

/** From which version each engine sends `Sec-Fetch-Mode` over https (MDN, Fetch metadata). */
const sendsSince = [
  { engine: /Chrome\/(\d+)/, version: 76 },
  { engine: /\bFirefox\/(\d+)/, version: 90 },
] as const;

/** How every browser begins its name, those within apps too. */
const browserName = /^(Mozilla|Opera)\//;

/**
 * Reads whether a browser says that a person acted.
 *
 * Chromium and Firefox send `Sec-Fetch-User: ?1` when a person caused the navigation and leave it
 * out when a script did. WebKit sends the other Sec-Fetch headers but never this one, so from it,
 * as from every older browser, silence means nothing. Whoever names itself a browser that would have
 * sent them and did not (a program, or a page over plain http) is `unsigned`.
 */
export function readActivation(headers: Headers): Press['activation'] {
  const agent = headers.get('user-agent') ?? '';
  // A headless browser is a browser: it is judged by what it signs.
  if (isbot(agent.replace('HeadlessChrome', 'Chrome')) || !browserName.test(agent))
    return 'by-program';
  if (headers.get('sec-fetch-user') === '?1') return 'by-person';
  const mode = headers.get('sec-fetch-mode');
  const saysWho = headers.get('sec-ch-ua') !== null || /\bFirefox\/\d/.test(agent);
  if (mode !== null && saysWho) return 'by-script';
  const wouldSay = sendsSince.some(
    ({ engine, version }) => Number(engine.exec(agent)?.[1] ?? 0) >= version,
  );
  // A form that a page sends is a navigation; another mode was made up by a program.
  return wouldSay && mode !== 'navigate' ? 'unsigned' : 'unsaid';
}
