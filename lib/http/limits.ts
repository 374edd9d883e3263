import type { BookingLink } from '@/lib/booking/link';
import type { Act } from '@/lib/booking/press';
import { createConcurrencyLimit } from '@/lib/concurrency-limit';
import type { Tuning } from '@/lib/settings/tuning';
import { widerNetwork } from './client-address';
import { type Counter, openCounters, type Patience } from './counters';

/** An address (or its network), and the link that it asks for. */
type Visitor = {
  /** Undefined when the host does not know it: then only links are counted. */
  readonly clientAddress: string | undefined;
  readonly link: BookingLink;
};

/** The result of an admitted request. */
export type Found =
  /** The link opened its booking. */
  | 'booking'
  /** It opened nothing: a guess, or a truncated link. */
  | 'nothing'
  /** Unknown, because the booking could not be read. */
  | 'unclear';

export const limits = [
  /** Links that opened nothing. */
  'guesses',
  /** Presses of the button. */
  'presses',
  /** Openings of one known link. */
  'openings',
  /** Concurrent requests of one address. */
  'under-way',
] as const;
type Limit = (typeof limits)[number];

type Settle = (found: Found) => Promise<void>;

type Admission =
  | {
      readonly kind: 'admitted';
      /** Whether this link opened its booking before. */
      readonly known: boolean;
      /** Call once with the result of the request. */
      readonly settle: Settle;
    }
  | {
      readonly kind: 'busy';
      readonly limit: Limit;
      readonly retryAfterSeconds: number;
    };

/**
 * Makes guessing hopeless without locking customers out.
 *
 * It counts misses: codes that opened nothing, each once in ten minutes however often it comes. A
 * request counts as a miss before it is served, and is given back if it opens a booking, so that
 * many concurrent guesses do not all pass. A link that once opened its booking is never counted.
 * Many misses shut nobody out: further guesses pass a slow lane for each exceeded count, so that a
 * customer who shares a mobile address with a guesser, or whose booking is guessed, still gets a
 * turn.
 *
 * Concurrent requests per address are limited; further ones queue for some seconds.
 */
export type Limits = {
  readonly admit: (visitor: Visitor, act: Act) => Promise<Admission>;
  /** Submitted forms, for as long as a form is valid. */
  readonly sentForms: Counter;
  readonly close: () => void;
};

export type LimitSettings = Pick<
  Tuning,
  'missesPerAddress' | 'pressesPerAddress' | 'concurrentPerAddress'
> & {
  /** The store that instances share their counters in. */
  readonly redisUrl: string | undefined;
  /** Names what is counted: a keyed hash, so that the store holds no code and no address. */
  readonly keyedHash: (parts: readonly (string | number)[]) => string;
  /** Called when counting starts or stops being shared with other instances. */
  readonly onShared: (shared: boolean) => void;
  /** How long to wait for Redis; the usual time by default. */
  readonly patience?: Patience;
  /** A signal that aborts after this many milliseconds. */
  readonly timeUp?: (milliseconds: number) => AbortSignal;
};

const minutes = 60;
const day = 24 * 60 * minutes;
/** A network is slowed down at this multiple of an address's misses. */
const addressesPerNetwork = 10;
/** Most queued requests per address and in total; further ones get "busy". */
const waiting = 256;
const waitingInAll = 4_096;
/** Longest wait for a turn, in milliseconds. */
const longestWait = 6_000;
/** Openings of a known link per minute, for each allowed concurrent request. */
const openingsForEach = 20;
/** An address with more misses at a booking is no longer new to it. */
const newcomersMisses = 3;

/** Opens the limits: counted in memory, or shared through Redis. */
export function openLimits(settings: LimitSettings): Limits {
  const { missesPerAddress, pressesPerAddress, concurrentPerAddress, keyedHash } = settings;
  const { timeUp = (milliseconds: number) => AbortSignal.timeout(milliseconds) } = settings;
  const {
    open: counter,
    redisChecked,
    close,
  } = openCounters(settings.redisUrl, settings.onShared, settings.patience);
  // A pair is an address and a booking number.
  const missesOfPair = counter('miss-pair', 10, 10 * minutes);
  const missesOfAddress = counter('miss-address', missesPerAddress, 10 * minutes);
  const missesOfNetwork = counter(
    'miss-network',
    missesPerAddress * addressesPerNetwork,
    10 * minutes,
  );
  const missesOfBooking = counter('miss-booking', 100, 10 * minutes);
  const missesOfCode = counter('miss-code', 1, 10 * minutes);
  // Short: a reload while the API is down usually comes from a customer.
  const unclearOfPair = counter('unclear-pair', 10, 30);
  const slowPair = counter('slow-pair', 1, minutes);
  const slowAddress = counter('slow-address', 30, minutes);
  const slowNetwork = counter('slow-network', 30, minutes);
  const slowBooking = counter('slow-booking', 5, 10);
  // Addresses with few misses at a booking have their own lane, which persistent guessers cannot fill.
  const newcomers = counter('slow-newcomers', 2, 1);
  // Not longer: the memory counter's timer holds 24 days at most.
  const hits = counter('hit', 1, 20 * day);
  const openingsOfLink = counter('open-link', openingsForEach * concurrentPerAddress, minutes);
  const pressesOfLink = counter('press-link', 20, 10 * minutes);
  const pressesOfAddress = counter('press-address', pressesPerAddress, 10 * minutes);
  const queueOf = (concurrency: number) =>
    createConcurrencyLimit({ concurrency, waiting, waitingInAll });
  const underWay = {
    known: queueOf(concurrentPerAddress),
    // Requests under way count as misses until they open something: a crowd is no guesser.
    unknown: queueOf(Math.min(concurrentPerAddress, missesPerAddress)),
  };
  const sentForms = counter('sent-form', 1, 7 * day);
  const beingRead = new Set<string>();

  const noWait = () => undefined;
  /** Waits for a turn among the requests of the same address. */
  const enter = (clientAddress: string | undefined, standing: 'known' | 'unknown') =>
    clientAddress === undefined
      ? noWait
      : underWay[standing].enter(clientAddress, () => timeUp(longestWait));

  /** Every count that a miss of this visitor belongs to, with its slow lane; their own first. */
  const countsOf = ({ clientAddress, link }: Visitor): readonly Counting[] => {
    const booking = keyedHash(['booking', link.id]);
    const ofBooking: Counting = {
      counter: missesOfBooking,
      key: booking,
      lane: ({ missesThere }) => (missesThere <= newcomersMisses ? newcomers : slowBooking),
    };
    if (clientAddress === undefined) return [ofBooking];
    return [
      {
        counter: missesOfPair,
        key: keyedHash(['pair', clientAddress, link.id]),
        lane: () => slowPair,
      },
      {
        counter: missesOfAddress,
        key: keyedHash(['address', clientAddress]),
        lane: () => slowAddress,
      },
      {
        counter: missesOfNetwork,
        key: keyedHash(['network', widerNetwork(clientAddress)]),
        lane: () => slowNetwork,
      },
      ofBooking,
    ];
  };

  const spend = async (limit: Limit, counter: Counter, key: string) => {
    const { count, milliseconds } = await counter.add(key);
    return count > counter.points ? busy(limit, milliseconds) : undefined;
  };

  /** Counts an unknown link as a possible miss, and decides whether it may be tried. */
  const reserve = async (visitor: Visitor): Promise<Reserved> => {
    const counted = await Promise.all(
      countsOf(visitor).map(async (one) => ({ ...one, ...(await one.counter.add(one.key)) })),
    );
    const giveBack = async (which: (counter: Counter) => boolean) => {
      const back = counted.filter(({ counter }) => which(counter));
      await Promise.all(back.map(({ counter, key }) => counter.giveBack(key)));
    };
    const ofPair = counted.find(({ counter }) => counter === missesOfPair);
    const missesThere = ofPair?.count ?? Infinity;
    // The last guess that passes takes the lane's turn, so that the first beyond it already has to wait.
    if (ofPair?.count === missesOfPair.points) await slowPair.add(ofPair.key);
    let refusal: Refusal | undefined;
    // In order: a refusal by the address's own count takes no turn from others at the booking.
    for (const { counter, key, count, lane } of counted)
      if (count > counter.points) refusal ??= await spend('guesses', lane({ missesThere }), key);
    // A refused guess counts only against its own visitor at this booking.
    if (refusal) await giveBack((counter) => counter !== missesOfPair);
    return { refusal, giveBack: () => giveBack(() => true) };
  };

  /** Counts an opening of a known link, or any press. */
  const spendOnAct = async (
    { clientAddress, link }: Visitor,
    act: Act,
    known: boolean,
    names: Names,
  ): Promise<Refusal | undefined> => {
    // All spellings of a known link count together; an unknown code counts separately.
    const ofLink = known ? keyedHash(['known', link.id]) : names.exact;
    if (act === 'opened') return known ? spend('openings', openingsOfLink, ofLink) : undefined;
    const refusals = await Promise.all([
      spend('presses', pressesOfLink, ofLink),
      known || clientAddress === undefined
        ? undefined
        : spend('presses', pressesOfAddress, keyedHash(['address', clientAddress])),
    ]);
    return refusals.find(Boolean);
  };

  /** Decides whether a request may be served now, and counts it. */
  const judge = async (
    visitor: Visitor,
    act: Act,
    known: boolean,
    names: Names,
  ): Promise<Refusal | Settle> => {
    const { clientAddress, link } = visitor;
    const overused = await spendOnAct(visitor, act, known, names);
    if (overused) return overused;
    if (known) return () => Promise.resolve();

    const pair = keyedHash(['pair', clientAddress ?? '', link.id]);
    const [missed, unclear] = await Promise.all([
      missesOfCode.count(names.exact),
      unclearOfPair.count(pair),
    ]);
    if (unclear >= unclearOfPair.points) return busy('guesses', 10_000);
    // An opening during a read of the same link shares that read, so it is no further guess.
    const joins = act === 'opened' && beingRead.has(names.exact);
    if (act === 'opened') beingRead.add(names.exact);
    const endReading = () => {
      if (!joins && act === 'opened') beingRead.delete(names.exact);
    };
    const reserved = joins || missed > 0 ? undefined : await reserve(visitor);
    if (reserved?.refusal) {
      endReading();
      return reserved.refusal;
    }
    return async (found) => {
      endReading();
      switch (found) {
        case 'booking':
          await Promise.all([reserved?.giveBack(), hits.add(names.anySpelling)]);
          return;
        case 'unclear':
          // Slows down only a visitor who keeps asking for an unreadable booking.
          if (!joins) await unclearOfPair.add(pair);
          await reserved?.giveBack();
          return;
        case 'nothing':
          if (reserved) await missesOfCode.add(names.exact);
          return;
      }
    };
  };

  return {
    close,
    sentForms,
    admit: async (visitor, act) => {
      await redisChecked;
      const names = namesOf(visitor.link, keyedHash);
      const isKnown = async () => (await hits.count(names.anySpelling)) > 0;
      const before = await isKnown();
      const leave = await enter(visitor.clientAddress, before ? 'known' : 'unknown');
      if (!leave) return busy('under-way', 2_000);
      try {
        // The link may have opened its booking while this request waited.
        const known = before || (await isKnown());
        const judged = await judge(visitor, act, known, names);
        if (typeof judged !== 'function') {
          leave();
          return judged;
        }
        return {
          kind: 'admitted',
          known,
          settle: async (found) => {
            leave();
            await judged(found);
          },
        };
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}

/** The names that a link is counted under. */
type Names = {
  /** This exact code: a guess in other letter case is another guess. */
  readonly exact: string;
  /** The code in any letter case, which the API treats as equal (inference). */
  readonly anySpelling: string;
};

function namesOf({ id, code }: BookingLink, keyedHash: LimitSettings['keyedHash']): Names {
  return { exact: keyedHash([id, code]), anySpelling: keyedHash([id, code.toLowerCase()]) };
}

/** A count that a miss belongs to, and the slow lane once it is exceeded. */
type Counting = {
  readonly counter: Counter;
  readonly key: string;
  /** `missesThere`: this address's misses at this booking; `Infinity` when no address is known. */
  readonly lane: (visitor: { readonly missesThere: number }) => Counter;
};

type Refusal = Extract<Admission, { kind: 'busy' }>;

type Reserved = {
  readonly refusal: Refusal | undefined;
  readonly giveBack: () => Promise<void>;
};

function busy(limit: Limit, milliseconds: number): Refusal {
  const seconds = Math.ceil((milliseconds > 0 ? milliseconds : 60_000) / 1000);
  return { kind: 'busy', limit, retryAfterSeconds: Math.max(1, seconds) };
}
