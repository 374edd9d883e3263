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
type Claim = {
  readonly sentence: (t: ReturnType<typeof words>) => string;
  readonly holds: Holds;
};

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
const claims: readonly Claim[] = [
  { sentence: (t) => t('cancelled.title'), holds: knownCancelled },
  { sentence: (t) => t('cancelled.catchingUp'), holds: confirmedWithin(10) },
  {
    sentence: (t) => t('cancelled.notCredited', { company: 'Salong Norrsken' }),
    holds: ({ paid }) => paid,
  },
  {
    sentence: (t) => t('too-late.lead'),
    holds: ({ api }) => api.now() >= (api.deadline() ?? Infinity),
  },
  {
    sentence: (t) => t('too-late.stands'),
    holds: (moment) => readAsBooked(moment) && moment.confirmedAt === undefined,
  },
  { sentence: (t) => t('started.title'), holds: ({ api }) => api.now() >= api.start() },
  { sentence: (t) => t('not-cancelled.title'), holds: ({ api }) => !api.isCancelled() },
  {
    sentence: (t) => t('not-cancelled.lead'),
    holds: ({ asked }) => asked.some(({ told }) => told === 'declined'),
  },
  { sentence: (t) => t('not-cancelled.stands'), holds: readAsBooked },
  { sentence: (t) => t('unconfirmed.lead'), holds: sent },
  { sentence: (t) => t('unconfirmed.stillListed'), holds: readAsBooked },
  { sentence: (t) => t('confirm-again.lead'), holds: nothingSent },
  { sentence: (t) => t('cancellable.changed'), holds: nothingSent },
  { sentence: (t) => t('cancellable.elsewhere'), holds: nothingSent },
  { sentence: (t) => t('unavailable.leadPressed'), holds: nothingSent },
  {
    sentence: (t) => t('unavailable.lead'),
    holds: (moment) => lastTold(moment) === 'no-answer' || moment.asked.length === 0,
  },
  { sentence: (t) => t('busy.leadPressed'), holds: nothingSent },
  { sentence: (t) => t('not-found.title'), holds: (moment) => lastTold(moment) === 'not-listed' },
  { sentence: (t) => t('kept.lead'), holds: nothingSent },
];

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
  for (const [sentence, holds] of sentencesOf(page.locale))
    if (page.text.includes(sentence) && !holds(moment))
      return `it says "${sentence}", and the API was last heard to say "${asked.at(-1)?.told}"`;
  const statuses = page.state === undefined ? undefined : statusOf[page.state];
  return statuses && !statuses.includes(page.status)
    ? `"${page.state}" is answered with ${page.status}`
    : undefined;
}

const kept = new Map<string, readonly (readonly [sentence: string, holds: Holds])[]>();

function sentencesOf(locale: string) {
  const sentences = kept.get(locale) ?? readSentences(locale);
  kept.set(locale, sentences);
  return sentences;
}

function readSentences(locale: string) {
  if (!told.includes(locale)) return [];
  const t = words(locale);
  return claims.map(({ sentence, holds }) => [sentence(t), holds] as const);
}

/** The languages in which stories are told. */
const told = ['sv', 'en', 'ar', 'fi'];
