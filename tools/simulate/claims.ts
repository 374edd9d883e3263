import { words } from '../support/words';
import type { Page } from './browser';
import type { Asked, VirtualApi } from './virtual-api';
import type { Standing } from './virtual-booking';

/** One answer of the site, and what was true when it was given. */
export type Moment = {
  readonly page: Page;
  /** The API requests that this request caused, and their answers. */
  readonly asked: readonly Asked[];
  readonly api: VirtualApi;
  readonly paid: boolean;
  /** The booking before this request. */
  readonly before: Standing;
  /** The time that was asked for, by the form or the address, in digits alone. */
  readonly wanted: string | undefined;
  /** When a cancellation was last confirmed to this browser, milliseconds since 1970 UTC. */
  readonly confirmedAt: number | undefined;
  /** When the API last listed no booking for this customer, milliseconds since 1970 UTC. */
  readonly missedAt: number | undefined;
  /** When the site gave the ticket in this page's address, at the earliest; undefined without one. */
  readonly ticketGivenAt: number | undefined;
};

type Holds = (moment: Moment) => boolean;
type Claim = {
  readonly sentence: (t: ReturnType<typeof words>) => string;
  readonly holds: Holds;
};

const minute = 60_000;
const lastTold = (moment: Moment) => ofBooking(moment)?.told;
const unmoved: Holds = ({ api, before }) => api.standing().start === before.start;
const sends = ({ kind }: Asked) => kind === 'cancel' || kind === 'move';
const nothingSent: Holds = ({ asked }) => !asked.some(sends);
const cancelSent: Holds = ({ asked }) => asked.some(({ kind }) => kind === 'cancel');
const declined: Holds = ({ asked }) => asked.some((one) => sends(one) && one.told === 'declined');
/** What was read, or answered to a change. Free times say nothing about the booking. */
const ofBooking = ({ asked }: Moment) => asked.filter(({ kind }) => kind !== 'times').at(-1);
const readAsBooked: Holds = (moment) => lastTold(moment) === 'booked';
/** The start that the API showed last; a stale read of a moved booking shows the old one. */
const startTold = ({ asked }: Moment) => asked.findLast(({ start }) => start !== undefined)?.start;
/** Whether a moment of what begins at the time told has passed; false where none was told. */
const hasPassed = (moment: Moment, momentOf: (start: number) => number | undefined) => {
  const start = startTold(moment);
  return start !== undefined && moment.api.now() >= (momentOf(start) ?? Infinity);
};
const confirmedWithin =
  (minutes: number): Holds =>
  ({ confirmedAt, api }) =>
    confirmedAt !== undefined && api.now() - confirmedAt <= minutes * minute;

/** "Cancelled" is true if it was just read or answered so, or was confirmed to this browser. */
const knownCancelled: Holds = (moment) => {
  if (!moment.api.wasCancelled()) return false;
  const told = lastTold(moment);
  return told === 'cancelled' || confirmedWithin(told === 'not-listed' ? 30 * 24 * 60 : 10)(moment);
};

/** Each sentence that makes a claim, and when it may be used. */
const claims: readonly Claim[] = [
  { sentence: (t) => t('cancelled.title'), holds: knownCancelled },
  { sentence: (t) => t('cancelled.catchingUp'), holds: confirmedWithin(10) },
  {
    sentence: (t) => t('cancelled.notCredited', { company: 'Salong Norrsken' }),
    holds: ({ paid }) => paid,
  },
  {
    sentence: (t) => t('too-late.lead'),
    holds: (moment) => hasPassed(moment, moment.api.deadlineOf),
  },
  {
    sentence: (t) => t('too-late.stands'),
    holds: (moment) => readAsBooked(moment) && moment.confirmedAt === undefined,
  },
  {
    sentence: (t) => t('started.title'),
    holds: (moment) => hasPassed(moment, (start) => start),
  },
  {
    sentence: (t) => t('not-cancelled.title'),
    // A read may lag behind what the company did since.
    holds: (moment) =>
      moment.api.standing().cancelledAt === undefined || lastTold(moment) === 'booked',
  },
  {
    sentence: (t) => t('not-cancelled.lead'),
    holds: declined,
  },
  { sentence: (t) => t('not-cancelled.stands'), holds: readAsBooked },
  { sentence: (t) => t('unconfirmed.lead'), holds: cancelSent },
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
  {
    sentence: (t) => t('not-found.title'),
    // The site remembers for a minute that a link opened nothing.
    holds: (moment) =>
      lastTold(moment) === 'not-listed' ||
      (moment.asked.length === 0 &&
        moment.missedAt !== undefined &&
        moment.api.now() - moment.missedAt <= minute),
  },
  {
    sentence: (t) => t('not-found.outdatedTitle'),
    holds: ({ asked, api, ticketGivenAt }) =>
      asked.length === 0 &&
      ticketGivenAt !== undefined &&
      api.now() - ticketGivenAt >= 90 * 24 * 60 * minute,
  },
  { sentence: (t) => t('kept.lead'), holds: nothingSent },
  {
    sentence: (t) => t('moved.title'),
    holds: (moment) => {
      const start = startTold(moment);
      return start !== undefined && moment.wanted === moment.api.digitsOf(start);
    },
  },
  { sentence: (t) => t('not-moved.title'), holds: (moment) => declined(moment) && unmoved(moment) },
  { sentence: (t) => t('slot-gone.title'), holds: unmoved },
  { sentence: (t) => t('confirm-move.lead'), holds: nothingSent },
  { sentence: (t) => t('choose-time.changed'), holds: (moment) => unmoved(moment) },
  { sentence: (t) => t('choose-time.elsewhere'), holds: nothingSent },
  { sentence: (t) => t('choose-time.unreadable'), holds: (moment) => unmoved(moment) },
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
  'choose-time': [200, 403, 422, 503],
  moved: [200],
  'slot-gone': [409],
  'not-moved': [409],
  'move-unconfirmed': [502, 504],
};

/** The first untrue claim; undefined if all are true. */
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
