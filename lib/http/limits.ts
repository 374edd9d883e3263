import type { BookingLink } from '@/lib/booking/link';
import { widerNetwork } from './client-address';
import { type Counter, openCounters } from './counters';
import { createUnderWay } from './under-way';

/** Who asks for what: an address (or its network), and a link. */
type Visitor = {
  /** Undefined where the host cannot tell it: then only links are counted. */
  readonly address: string | undefined;
  readonly link: BookingLink;
};

/** What came of a request that was admitted. */
export type Found =
  /** The link opened its booking. */
  | 'booking'
  /** It opened nothing: a guess, or a link that was cut. */
  | 'nothing'
  /** It could not be seen which. */
  | 'unclear';

type Admission =
  | {
      readonly kind: 'admitted';
      /** Whether this link opened its booking before. */
      readonly known: boolean;
      /** To be called once, whatever came of the request. */
      readonly settle: (found: Found) => Promise<void>;
    }
  | {
      readonly kind: 'busy';
      readonly limit: 'guesses' | 'presses' | 'under-way';
      readonly retryAfterSeconds: number;
    };

/**
 * Makes guessing hopeless without locking customers out. What is counted are misses: links that
 * opened nothing. Each is counted before it is served and given back when it opens something, so
 * that many at once do not pass together. A link that once opened its booking is always let through.
 * An address, a network or a booking id with many misses is not shut but slowed down, so that a
 * customer who shares a mobile address with a guesser still gets a turn.
 */
export type Limits = {
  readonly admit: (visitor: Visitor, act: 'opened' | 'pressed') => Promise<Admission>;
  readonly close: () => void;
};

export type LimitSettings = {
  /** Where instances share their counters. */
  readonly redisUrl: string | undefined;
  /** Links that open nothing, per address in ten minutes. */
  readonly missesPerAddress: number;
  /** Presses of the button, per address in ten minutes. */
  readonly pressesPerAddress: number;
  /** Requests of one address under way at once. */
  readonly underWayPerAddress: number;
  /** A name for something counted: a keyed hash, so that the store holds no code and no address. */
  readonly nameOf: (parts: readonly (string | number)[]) => string;
  /** Told whenever counting becomes shared with other instances, or no longer is. */
  readonly onShared: (shared: boolean) => void;
};

const minutes = 60;
const day = 24 * 60 * minutes;
/** A wider network is slowed down at so many times the misses of an address. */
const addressesPerNetwork = 10;

/** Opens the limits: counted in memory, or shared through Redis. */
export function openLimits(settings: LimitSettings): Limits {
  const { missesPerAddress, pressesPerAddress, nameOf } = settings;
  const { open: counter, settled, close } = openCounters(settings.redisUrl, settings.onShared);
  const missesOfPair = counter('miss-pair', 10, 10 * minutes);
  const missesOfAddress = counter('miss-address', missesPerAddress, 10 * minutes);
  const missesOfNetwork = counter(
    'miss-network',
    missesPerAddress * addressesPerNetwork,
    10 * minutes,
  );
  const missesOfBooking = counter('miss-booking', 100, 10 * minutes);
  // Short, since whoever reloads while the API is away is a customer more often than not.
  const unclearOfPair = counter('unclear-pair', 10, 30);
  const slowLane = counter('slow', 30, minutes);
  // Not longer: the memory counter's timer holds 24 days at most.
  const hits = counter('hit', 1, 20 * day);
  const pressesOfLink = counter('press-link', 20, 10 * minutes);
  const pressesOfAddress = counter('press-address', pressesPerAddress, 10 * minutes);
  const underWay = createUnderWay(settings.underWayPerAddress);
  const reading = new Set<string>();

  /** Every counter that a miss of this visitor belongs to; the first is that of the visitor and this booking. */
  const countersOf = ({ address, link }: Visitor): readonly Place[] => {
    const ofBooking: Place = [missesOfBooking, String(link.id)];
    if (address === undefined) return [ofBooking];
    return [
      [missesOfPair, nameOf(['pair', address, link.id])],
      ofBooking,
      [missesOfAddress, nameOf(['address', address])],
      [missesOfNetwork, nameOf(['network', widerNetwork(address)])],
    ];
  };

  const spend = async (limit: Refusal['limit'], [counter, key]: Place) => {
    const { count, milliseconds } = await counter.add(key);
    return count > counter.points ? busy(limit, milliseconds) : undefined;
  };

  /** Counts the miss that an unknown link may be, and says whether it may be tried. */
  const reserve = async (visitor: Visitor): Promise<Reserved> => {
    const places = countersOf(visitor);
    const counted = await Promise.all(
      places.map(async ([counter, key]) => ({ counter, key, ...(await counter.add(key)) })),
    );
    const giveBack = async (which: readonly Counter[]) => {
      const back = counted.filter(({ counter }) => which.includes(counter));
      await Promise.all(back.map(({ counter, key }) => counter.giveBack(key)));
    };
    const over = counted.filter(({ counter, count }) => count > counter.points);
    const ofPair = over.find(({ counter }) => counter === missesOfPair);
    const slow = over.find(({ counter }) => counter !== missesOfPair);
    const refusal = ofPair
      ? busy('guesses', ofPair.milliseconds)
      : slow && (await spend('guesses', [slowLane, slow.key]));
    if (refusal) await giveBack([missesOfBooking, missesOfAddress, missesOfNetwork]);
    return { refusal, giveBack };
  };

  const settle = async (found: Found, name: string, reserved: Reserved | undefined) => {
    switch (found) {
      case 'booking':
        await Promise.all([
          reserved?.giveBack([missesOfPair, missesOfBooking, missesOfAddress, missesOfNetwork]),
          reserved && hits.add(name),
        ]);
        return;
      case 'unclear':
        await reserved?.giveBack([missesOfPair, missesOfBooking, missesOfAddress, missesOfNetwork]);
        return;
      case 'nothing':
        return;
    }
  };

  return {
    close,
    admit: async (visitor, act) => {
      await settled;
      const { address, link } = visitor;
      const name = nameOf([link.id, link.code]);
      const known = (await hits.count(name)) > 0;

      const end = known || address === undefined ? () => undefined : underWay.begin(address);
      if (!end) return busy('under-way', 2_000);

      const refusals = await Promise.all([
        act === 'pressed' ? spend('presses', [pressesOfLink, name]) : undefined,
        act === 'pressed' && !known && address !== undefined
          ? spend('presses', [pressesOfAddress, nameOf(['address', address])])
          : undefined,
      ]);
      // Who opens a link that is just being read joins that read, and so guesses nothing more.
      const joins = act === 'opened' && reading.has(name);
      if (act === 'opened') reading.add(name);
      const reserved = known || joins ? undefined : await reserve(visitor);
      const pair = nameOf(['pair', address ?? '', link.id]);
      const isTired = !known && (await unclearOfPair.count(pair)) >= unclearOfPair.points;
      const refusal =
        refusals.find(Boolean) ??
        reserved?.refusal ??
        (isTired ? busy('guesses', 10_000) : undefined);
      const leave = () => {
        end();
        if (!joins) reading.delete(name);
      };
      if (refusal) {
        leave();
        return refusal;
      }
      return {
        kind: 'admitted',
        known,
        settle: async (found) => {
          leave();
          // Whoever asks again and again for what cannot be read is slowed down, and nobody with them.
          if (found === 'unclear' && !known && !joins) await unclearOfPair.add(pair);
          await settle(found, name, reserved);
        },
      };
    },
  };
}

/** A counter, and what is counted in it. */
type Place = readonly [counter: Counter, key: string];

type Refusal = Extract<Admission, { kind: 'busy' }>;

type Reserved = {
  readonly refusal: Refusal | undefined;
  readonly giveBack: (counters: readonly Counter[]) => Promise<void>;
};

function busy(limit: Refusal['limit'], milliseconds: number): Refusal {
  const seconds = Math.ceil((milliseconds > 0 ? milliseconds : 60_000) / 1000);
  return { kind: 'busy', limit, retryAfterSeconds: Math.max(1, seconds) };
}
