import { RateLimiterRes } from 'rate-limiter-flexible';
import type { BookingLink } from '@/lib/booking/link';
import { type Counter, openCounters } from './counters';

/** Who asks for what: an address (or its network), and a link. */
type Visitor = {
  /** Undefined where the host cannot tell it: then only links are counted. */
  readonly address: string | undefined;
  readonly link: BookingLink;
};

type Admission =
  { readonly kind: 'admitted' } | { readonly kind: 'busy'; readonly retryAfterSeconds: number };

/**
 * Makes guessing hopeless without locking customers out. What is counted are misses: links that
 * opened nothing. A link that once opened its booking is always let through. An address, or a
 * booking id, with many misses is not shut but slowed down, so that a customer who shares a mobile
 * address with a guesser still gets a turn.
 */
export type Limits = {
  readonly admit: (visitor: Visitor) => Promise<Admission>;
  readonly noteMiss: (visitor: Visitor) => Promise<void>;
  readonly noteHit: (visitor: Visitor) => Promise<void>;
  /** Counts a press of the button, whatever comes of it. */
  readonly admitPress: (visitor: Visitor) => Promise<Admission>;
  readonly close: () => void;
};

export type LimitSettings = {
  /** Where instances share their counters. */
  readonly redisUrl: string | undefined;
  /** Links that open nothing, per address in ten minutes. */
  readonly missesPerAddress: number;
  /** Presses of the button, per address in ten minutes. */
  readonly pressesPerAddress: number;
  /** A link's name in the counters: a keyed hash, so that the store holds no code. */
  readonly nameOf: (link: BookingLink) => string;
  /** Told whenever counting becomes shared with other instances, or no longer is. */
  readonly onShared: (shared: boolean) => void;
};

const minutes = 60;
const day = 24 * 60 * minutes;

/** Opens the limits: counted in memory, or shared through Redis. */
export function openLimits(settings: LimitSettings): Limits {
  const { missesPerAddress, pressesPerAddress, nameOf } = settings;
  const { open: counter, settled, close } = openCounters(settings.redisUrl, settings.onShared);
  const missesOfPair = counter('miss-pair', 10, 10 * minutes);
  const missesOfAddress = counter('miss-address', missesPerAddress, 10 * minutes);
  const missesOfBooking = counter('miss-booking', 100, 10 * minutes);
  const slowLane = counter('slow', 30, minutes);
  // Not longer: the memory counter's timer holds 24 days at most.
  const hits = counter('hit', 1, 20 * day);
  const pressesOfLink = counter('press-link', 20, 10 * minutes);
  const pressesOfAddress = counter('press-address', pressesPerAddress, 10 * minutes);

  const used = async (of: Counter, key: string) => (await of.get(key))?.consumedPoints ?? 0;
  const isOver = async (of: Counter, key: string) => (await used(of, key)) >= of.points;

  return {
    admit: async ({ address, link }) => {
      await settled;
      if ((await used(hits, nameOf(link))) > 0) return admitted;
      if (address !== undefined) {
        const pair = `${address} ${link.id}`;
        if (await isOver(missesOfPair, pair)) return busy(await missesOfPair.get(pair));
        if (await isOver(missesOfAddress, address)) return spend(slowLane, address);
      }
      if (await isOver(missesOfBooking, String(link.id)))
        return spend(slowLane, `booking ${link.id}`);
      return admitted;
    },
    noteMiss: async ({ address, link }) => {
      await Promise.all([
        ...(address === undefined
          ? []
          : [
              missesOfPair.penalty(`${address} ${link.id}`, 1),
              missesOfAddress.penalty(address, 1),
            ]),
        missesOfBooking.penalty(String(link.id), 1),
      ]);
    },
    noteHit: async ({ link }) => {
      const name = nameOf(link);
      if ((await used(hits, name)) === 0) await hits.penalty(name, 1);
    },
    admitPress: async ({ address, link }) => {
      await settled;
      const ofLink = await spend(pressesOfLink, nameOf(link));
      return ofLink.kind === 'busy' || address === undefined
        ? ofLink
        : spend(pressesOfAddress, address);
    },
    close,
  };
}

const admitted: Admission = { kind: 'admitted' };

function busy(used: RateLimiterRes | null): Admission {
  return {
    kind: 'busy',
    retryAfterSeconds: Math.max(1, Math.ceil((used?.msBeforeNext ?? 60_000) / 1000)),
  };
}

async function spend(
  counter: { consume: (key: string) => Promise<RateLimiterRes> },
  key: string,
): Promise<Admission> {
  try {
    await counter.consume(key);
    return admitted;
  } catch (error) {
    if (error instanceof RateLimiterRes) return busy(error);
    throw error;
  }
}
