import type { Locale } from '@/i18n/locales';
import { words } from '../support/words';
import type { Page } from './browser';
import type { Asked, VirtualApi } from './virtual-api';

/** One answer of the site, and what was so when it was given. */
export type Moment = {
  readonly page: Page;
  /** What the API was asked on account of this request, and told. */
  readonly asked: readonly Asked[];
  readonly api: VirtualApi;
  readonly paid: boolean;
  /** When a cancellation was last confirmed to this browser, milliseconds since 1970 UTC. */
  readonly confirmedAt: number | undefined;
};

type Holds = (moment: Moment) => boolean;

const minute = 60_000;
const lastTold = ({ asked }: Moment) => asked.at(-1)?.told;
const nothingSent: Holds = ({ asked }) => asked.every(({ kind }) => kind !== 'cancel');
const sent: Holds = (moment) => !nothingSent(moment);
const readAsBooked: Holds = (moment) => lastTold(moment) === 'booked';
const confirmedWithin =
  (minutes: number): Holds =>
  ({ confirmedAt, api }) =>
    confirmedAt !== undefined && api.now() - confirmedAt <= minutes * minute;

/** "Cancelled" may be said of what was just read or answered so, or was confirmed to this browser. */
const knownCancelled: Holds = (moment) => {
  if (!moment.api.wasCancelled()) return false;
  const told = lastTold(moment);
  return told === 'cancelled' || confirmedWithin(told === 'not-listed' ? 30 * 24 * 60 : 10)(moment);
};

/** Each sentence that says what is so, and when it may be said. */
const claims: Readonly<Record<string, Holds>> = {
  'cancelled.title': knownCancelled,
  'cancelled.catchingUp': confirmedWithin(10),
  'cancelled.notCredited': ({ paid }) => paid,
  'too-late.lead': ({ api }) => api.now() >= (api.deadline() ?? Infinity),
  'too-late.stands': (moment) => readAsBooked(moment) && moment.confirmedAt === undefined,
  'started.title': ({ api }) => api.now() >= api.start(),
  'not-cancelled.title': ({ api }) => !api.isCancelled(),
  'not-cancelled.lead': ({ asked }) => asked.some(({ told }) => told === 'declined'),
  'not-cancelled.stands': readAsBooked,
  'unconfirmed.lead': sent,
  'unconfirmed.stillListed': readAsBooked,
  'confirm-again.lead': nothingSent,
  'cancellable.changed': nothingSent,
  'cancellable.elsewhere': nothingSent,
  'unavailable.leadPressed': nothingSent,
  'unavailable.lead': (moment) => lastTold(moment) === 'no-answer' || moment.asked.length === 0,
  'busy.leadPressed': nothingSent,
  'not-found.title': (moment) => lastTold(moment) === 'not-listed',
  'kept.lead': nothingSent,
};

/** What every state answers with, for programs. */
const statusOf: Readonly<Record<string, readonly number[]>> = {
  cancellable: [200, 403, 422],
  'too-late': [200, 403],
  started: [200, 403],
  cancelled: [200],
  'confirm-again': [200],
  'not-cancelled': [409],
  unconfirmed: [502, 504],
  'not-found': [404],
  unavailable: [503],
  busy: [429],
};

/** Which of its claims does not hold; undefined when the page says only what is so. */
export function falseClaim(moment: Moment): string | undefined {
  const { page, asked } = moment;
  for (const [claim, sentence] of sentencesOf(page.locale))
    if (page.text.includes(sentence) && !claims[claim]?.(moment))
      return `it says "${sentence}" (${claim}), and the API was last heard to say "${asked.at(-1)?.told}"`;
  const statuses = page.state === undefined ? undefined : statusOf[page.state];
  return statuses && !statuses.includes(page.status)
    ? `"${page.state}" is answered with ${page.status}`
    : undefined;
}

const kept = new Map<string, readonly (readonly [claim: string, sentence: string])[]>();

function sentencesOf(locale: string) {
  const sentences = kept.get(locale) ?? readSentences(locale);
  kept.set(locale, sentences);
  return sentences;
}

function readSentences(locale: string) {
  if (!isTold(locale)) return [];
  const t = words(locale);
  return Object.keys(claims).map(
    (claim) =>
      [claim, t.markup(claim as 'cancelled.title', { company: 'Salong Norrsken' })] as const,
  );
}

/** The languages in which stories are told. */
const told: readonly Locale[] = ['sv', 'en', 'ar', 'fi'];
const isTold = (locale: string): locale is Locale => told.some((one) => one === locale);
