import { words } from '../support/words';
import type { Page } from './browser';
import type { Asked, VirtualApi } from './virtual-api';
import { lengthInMinutes, sameFacts, type Standing } from './virtual-booking';

/** One answer of the site, and what was true when it was given. */
export type Moment = {
  readonly page: Page;
  /** The API requests that this request caused, and their answers. */
  readonly asked: readonly Asked[];
  readonly api: VirtualApi;
  readonly paid: boolean;
  /** The booking before this request. */
  readonly before: Standing;
  /** What the page that was pressed showed of it; undefined where that is not known. */
  readonly shown: Standing | undefined;
  /** The time that was asked for, by the form or the address, in digits alone. */
  readonly wanted: string | undefined;
  /** The cancellation that was confirmed to this browser last. */
  readonly confirmed: Confirmed | undefined;
  /** When the API last listed no booking for this customer, milliseconds since 1970 UTC. */
  readonly missedAt: number | undefined;
  /** When the site gave the ticket in this page's address, at the earliest; undefined without one. */
  readonly ticketGivenAt: number | undefined;
  /** How far the clocks of this story are apart, in milliseconds. */
  readonly apart: number;
};

/** When a cancellation was confirmed, milliseconds since 1970 UTC, and of which booking. */
export type Confirmed = { readonly at: number; readonly standing: Standing };

type Holds = (moment: Moment) => boolean;
/** A price that changed with the time stands on the page, beside the one before. */
const tellsPrice: Holds = (moment) => {
  const { page, asked, shown } = moment;
  const seen = lastSeen(moment);
  if (!shown || !seen || seen.price === shown.price || !asked.some(({ kind }) => kind === 'move'))
    return true;
  // Where the booking cannot be read, the page knows only that the price is another one.
  const t = words(page.locale);
  const isUnread = page.text.includes(t('confirm-move.price'));
  return (isUnread ? [shown] : [shown, seen]).every(({ price }) =>
    page.text.includes(String(price)),
  );
};

type Claim = {
  readonly sentence: (t: ReturnType<typeof words>) => string;
  readonly holds: Holds;
};

const minute = 60_000;
const lastTold = (moment: Moment) => ofBooking(moment)?.told;
const unmoved: Holds = ({ api, before }) => api.standing().start === before.start;
const sends = ({ kind }: Asked) => kind === 'cancel' || kind === 'move';
/** How long a form holds, and what became of it is remembered. */
const formHolds = 30 * 24 * 60 * minute;
/**
 * Nothing for the booking that has the number now, since the company last revived it, and as long as a
 * form holds; for the one before it, and before that, something may have been sent.
 */
const nothingSent: Holds = ({ asked, api }) => {
  const { generation, revivedAfter } = api.standing();
  return !asked.some(
    (one) =>
      sends(one) &&
      api.now() - one.at < formHolds &&
      api.asked.indexOf(one) >= revivedAfter &&
      (one.seen?.generation ?? generation) === generation,
  );
};
const unmovedByUs: Holds = (moment) => nothingSent(moment) || unmoved(moment);
const cancelSent: Holds = ({ asked }) => asked.some(({ kind }) => kind === 'cancel');
const declined: Holds = ({ asked }) => asked.some((one) => sends(one) && one.told === 'declined');
/** What was read, or answered to a change. Free times say nothing about the booking. */
const ofBooking = ({ asked }: Moment) => asked.filter(({ kind }) => kind !== 'times').at(-1);
const readAsBooked: Holds = (moment) => lastTold(moment) === 'booked';
/** What the API showed of the booking last; a stale read shows it as it was. */
const lastSeen = ({ asked }: Moment) => asked.findLast(({ seen }) => seen !== undefined)?.seen;
/** Whether a moment of what begins at the time told has passed by the API's clock; false where none was told. */
const hasPassed = (moment: Moment, momentOf: (start: number) => number | undefined) => {
  const seen = lastSeen(moment);
  return seen !== undefined && moment.api.now() >= (momentOf(seen.start) ?? Infinity);
};
const confirmedWithin =
  (minutes: number): Holds =>
  ({ confirmed, api, apart }) =>
    confirmed !== undefined && api.now() - confirmed.at <= minutes * minute + apart;

/**
 * "Cancelled" is true if it was just read or answered so, or was confirmed to this browser, and not
 * of another booking that has the same number by now.
 */
const knownCancelled: Holds = (moment) => {
  const told = lastTold(moment);
  if (told === 'cancelled') return true;
  const { generation } = lastSeen(moment) ?? {};
  if (generation !== undefined && generation !== moment.confirmed?.standing.generation)
    return false;
  return confirmedWithin(told === 'not-listed' ? 30 * 24 * 60 : 10)(moment);
};

/** "It has changed" is true if anything that was read is not what the pressed page showed. */
const factsChanged: Holds = ({ asked, shown }) =>
  shown === undefined || asked.some(({ seen }) => seen !== undefined && !sameFacts(seen, shown));

/** When the API showed the booking at the time that was asked for, from its start to its end. */
const movedAt = ({ asked, wanted, api }: Moment): number | undefined => {
  const since = asked.findIndex(({ kind }) => kind === 'move');
  const [answer, ...reads] =
    since < 0 ? [] : asked.slice(since).filter(({ kind }) => kind !== 'times');
  const decides = reads.find(({ seen }) => seen !== undefined) ?? answer;
  const isThere = (one: Asked | undefined) =>
    one?.seen !== undefined &&
    (one.told === 'booked' || one.told === 'pending') &&
    isWhole(one.seen) &&
    api.digitsOf(one.seen.start) === wanted;
  return isThere(decides) ? decides?.at : undefined;
};
const isWhole = ({ start, end }: Standing) => end - start === lengthInMinutes * minute;

/** Moved is what was read at the new time as a whole, and for a while what a read is only behind of. */
const knownMoved: Holds = (moment) => {
  const seen = lastSeen(moment);
  if (!seen) return false;
  if (moment.api.digitsOf(seen.start) === moment.wanted) return isWhole(seen);
  const at = movedAt(moment);
  const isBehind = moment.shown === undefined || sameFacts(seen, moment.shown);
  return at !== undefined && isBehind && moment.api.now() - at <= 10 * minute + moment.apart;
};

/** Each sentence that makes a claim, and when it may be used. */
const claims: readonly Claim[] = [
  { sentence: (t) => t('cancelled.title'), holds: knownCancelled },
  { sentence: (t) => t('cancelled.catchingUp'), holds: confirmedWithin(10) },
  { sentence: (t) => t('cancelled.thanks'), holds: ({ confirmed }) => confirmed !== undefined },
  { sentence: (t) => t('receipt.title'), holds: knownCancelled },
  { sentence: (t) => t('attempt.answers.unread'), holds: nothingSent },
  { sentence: (t) => t('attempt.answers.busy'), holds: nothingSent },
  { sentence: (t) => t('attempt.answers.declined'), holds: declined },
  { sentence: (t) => t('attempt.answers.timed-out'), holds: cancelSent },
  { sentence: (t) => t('attempt.answers.unclear'), holds: cancelSent },
  {
    sentence: (t) => t('cancelled.notCredited', { named: 'yes', company: 'Salong Norrsken' }),
    holds: ({ paid }) => paid,
  },
  {
    sentence: (t) => t('too-late.title'),
    holds: (moment) => hasPassed(moment, moment.api.deadlineOf),
  },
  {
    sentence: (t) => t('too-late.stands'),
    // The booking that has the number now was never confirmed as cancelled.
    holds: (moment) =>
      readAsBooked(moment) &&
      (moment.confirmed === undefined ||
        lastSeen(moment)?.generation !== moment.confirmed.standing.generation),
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
  { sentence: (t) => t('unconfirmed.stillBooked'), holds: readAsBooked },
  { sentence: (t) => t('confirm-again.lead'), holds: nothingSent },
  {
    sentence: (t) => t('cancellable.changed'),
    holds: (moment) => nothingSent(moment) && factsChanged(moment),
  },
  { sentence: (t) => t('act.notDone.cancel'), holds: nothingSent },
  { sentence: (t) => t('act.notDone.move'), holds: unmovedByUs },
  { sentence: (t) => t('cancellable.elsewhere'), holds: nothingSent },
  { sentence: (t) => t('unavailable.leadAfter.cancel'), holds: nothingSent },
  {
    sentence: (t) => t('unavailable.lead'),
    holds: (moment) => lastTold(moment) === 'no-answer' || moment.asked.length === 0,
  },
  { sentence: (t) => t('busy.leadAfter.cancel'), holds: nothingSent },
  {
    sentence: (t) => t('not-found.title'),
    // Each instance remembers for a minute that a link opened nothing.
    holds: (moment) =>
      lastTold(moment) === 'not-listed' ||
      (moment.missedAt !== undefined &&
        moment.api.now() - moment.missedAt <= minute + moment.apart),
  },
  {
    sentence: (t) => t('not-found.outdatedTitle'),
    holds: ({ asked, api, ticketGivenAt, apart }) =>
      asked.length === 0 &&
      ticketGivenAt !== undefined &&
      api.now() - ticketGivenAt >= 90 * 24 * 60 * minute - apart,
  },
  { sentence: (t) => t('kept.lead'), holds: nothingSent },
  { sentence: (t) => t('moved.title'), holds: knownMoved },
  {
    sentence: (t) => t('move-unconfirmed.title'),
    holds: (moment) => !knownMoved(moment),
  },
  { sentence: (t) => t('not-moved.title'), holds: (moment) => declined(moment) && unmoved(moment) },
  { sentence: (t) => t('confirm-move.lead'), holds: nothingSent },
  {
    sentence: (t) => t('choose-time.changed'),
    holds: (moment) => unmoved(moment) && factsChanged(moment),
  },
  { sentence: (t) => t('choose-time.elsewhere'), holds: nothingSent },
  // Where nothing was sent, the company may have booked the number anew meanwhile.
  { sentence: (t) => t('slot-gone.title'), holds: unmovedByUs },
  { sentence: (t) => t('choose-time.unreadable'), holds: unmovedByUs },
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
  'choose-time': [200, 403, 503],
  'confirm-move': [200],
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
  if (page.state === 'moved' && !tellsPrice(moment))
    return 'it does not tell that another price came with the new time';
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
