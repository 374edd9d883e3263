import { createInterface } from 'node:readline';

/**
 * Answers "I cancelled on Tuesday" from the site's log: what was opened and pressed of one booking, in
 * order and in plain words. Needs nothing but Node, and prints neither code nor anything a customer wrote.
 *
 *     journalctl -u 'cancellation@*' -o cat --since 2026-11-24 | node booking-history.mjs 400123
 */

/** What the page that answered says; for a press, what is known of the cancellation or change. */
const pages = {
  cancellable: ['saw the booking, which could be cancelled', 'nothing was sent; the page says why'],
  'too-late': ['saw that it was too late', 'nothing was sent: it was too late'],
  started: ['saw that the booking had begun', 'nothing was sent: the booking had begun'],
  cancelled: ['saw the booking as cancelled', 'cancelled, as the booking system confirmed'],
  'confirm-again': [
    'was asked to press once more',
    'nothing was sent yet: asked to press once more',
  ],
  'not-cancelled': ['saw that it was not cancelled', 'not cancelled: the booking system declined'],
  unconfirmed: [
    'saw that the outcome was not known',
    'the cancellation was tried, and the answer did not show what became of it',
  ],
  'not-found': ['no booking was found', 'nothing was sent: no booking was found'],
  unavailable: ['the booking could not be read', 'nothing was sent: the booking could not be read'],
  busy: ['was asked to wait: too many attempts', 'nothing was sent: too many attempts'],
  'choose-time': ['saw the free times', 'nothing was changed; the page says why'],
  'confirm-move': ['saw the chosen time', 'nothing was changed: saw the chosen time'],
  'slot-gone': ['saw that the time was taken', 'nothing was changed: the time was taken'],
  moved: [
    'saw the booking at its new time',
    'the time was changed, as the booking system confirmed',
  ],
  'not-moved': ['saw that the time was not changed', 'not changed: the booking system declined'],
  'move-unconfirmed': [
    'saw that the outcome of the change was not known',
    'the change was sent, and the answer did not show what became of it',
  ],
};

/** How the browser or the press was judged. */
const verdicts = {
  person: 'by a person, as far as a site can tell',
  'by-person': 'in a browser that reports a person',
  unsaid: 'in a browser that does not report who acted',
  'by-script': 'by a script in a browser',
  'by-program': 'by a program',
  'no-signal': 'by a program that calls itself a browser, or over plain http',
  'no-own-form': 'with a form that is not of this site’s page',
  'too-quick': 'within two seconds of opening the page',
  unseen: 'on a page that nobody had seen or touched',
  'just-made': 'on a booking made less than half an hour before',
  'other-version': 'on a page that another version of the site had made',
  'from another site': 'with a form on another site',
};

const [booking = ''] = process.argv.slice(2);
if (!/^\d{1,10}$/.test(booking)) {
  console.error('Usage: node booking-history.mjs BOOKING-NUMBER < LOG');
  process.exit(2);
}

let found = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const told = tell(line);
  if (told === undefined) continue;
  found += 1;
  console.log(told);
}
if (found === 0) console.log(`This log says nothing of booking ${booking}.`);

/** @param {string} line */
function tell(line) {
  if (!line.includes(booking)) return undefined;
  const entry = parse(line);
  const { event, page = '', verdict = '', time = '', link = '', agent = '' } = entry;
  if (entry.booking !== booking || (event !== 'opened' && event !== 'pressed')) return undefined;
  const [opened, asPressed] = valueOf(pages, page) ?? [page, page];
  // Lines of versions before 0.10 do not say whether the press did it.
  const pressed =
    (page === 'cancelled' || page === 'moved') && entry.proved !== 'true'
      ? `${opened}; ${entry.proved === 'false' ? 'this press sent nothing' : 'whether this press did it is not logged'}`
      : asPressed;
  const when = time.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  const what = event === 'opened' ? `Opened: ${opened}` : `Pressed: ${pressed}`;
  return `${when}  ${what}, ${valueOf(verdicts, verdict) ?? verdict}. Link ${link}. ${agent}`;
}

/**
 * The line's fields as texts; none for a line of something else.
 *
 * @param {string} line
 * @returns {Record<string, string>}
 */
function parse(line) {
  try {
    /** @type {unknown} */
    const fields = JSON.parse(line);
    return Object.fromEntries(
      Object.entries(fields ?? {}).map(([name, value]) => [name, `${value}`]),
    );
  } catch {
    return {};
  }
}

/**
 * @template T
 * @param {Record<string, T>} words
 * @param {string} name
 */
function valueOf(words, name) {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
