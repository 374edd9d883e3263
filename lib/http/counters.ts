import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts events per key, in a period that begins with the first event. */
export type Counter = {
  /** Most events allowed in one period. */
  readonly points: number;
  /** The current count. */
  readonly count: (key: string) => Promise<number>;
  /** Adds one; returns the new count, and the milliseconds until it is forgotten. */
  readonly add: (key: string) => Promise<Counted>;
  /** Takes one back. */
  readonly giveBack: (key: string) => Promise<void>;
};

type Counted = { readonly count: number; readonly milliseconds: number };

export type Counters = {
  /** Makes a counter that allows `points` per `duration` seconds. */
  readonly open: (keyPrefix: string, points: number, duration: number) => Counter;
  /** Fulfilled once it is known whether Redis answers, so that no new instance counts alone. */
  readonly redisChecked: Promise<void>;
  /** Closes the connection and forgets the counts in this process. */
  readonly close: () => void;
};

/** How long to wait for Redis, in milliseconds. */
export type Patience = {
  /** Longest wait for an answer. */
  readonly answer: number;
  /** Longest wait for the first connection. */
  readonly firstNews: number;
  /** Skip Redis this long after a failure. */
  readonly leftAlone: number;
};

/** Redis is nearby; if it does not answer quickly, it is down. */
export const usualPatience: Patience = { answer: 80, firstNews: 500, leftAlone: 5_000 };

/**
 * Counters in this process or, with an address, in Redis; in this process while Redis is down.
 *
 * @param onShared called when counting starts or stops being shared with other instances
 * @param patience for Redis; only tests change it
 */
export function openCounters(
  redisUrl: string | undefined,
  onShared: (shared: boolean) => void,
  patience = usualPatience,
): Counters {
  const redis = redisUrl === undefined ? undefined : connect(redisUrl, patience);
  const share = redis ? createSharing(redis, onShared, patience) : undefined;
  const here: BoundedMemory[] = [];
  const open: Counters['open'] = (keyPrefix, points, duration) => {
    const local = new BoundedMemory({ keyPrefix, points, duration });
    here.push(local);
    const shared =
      redis && new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration });
    const ask = <Answer>(
      question: (limiter: RateLimiterMemory | RateLimiterRedis) => Promise<Answer>,
    ): Promise<Answer> =>
      shared && share
        ? share(
            () => question(shared),
            () => question(local),
          )
        : question(local);
    return {
      points,
      count: async (key) => (await ask((limiter) => limiter.get(key)))?.consumedPoints ?? 0,
      add: async (key) => {
        const { consumedPoints, msBeforeNext } = await ask((limiter) => limiter.penalty(key, 1));
        return { count: consumedPoints, milliseconds: msBeforeNext };
      },
      giveBack: async (key) => {
        await ask((limiter) => limiter.reward(key, 1));
      },
    };
  };
  return {
    open,
    redisChecked: redis ? firstNews(redis, patience) : Promise.resolve(),
    close: () => {
      redis?.disconnect();
      for (const counter of here) counter.forgetAll();
    },
  };
}

/** Asks Redis, or this process when Redis does not answer in time; then skips Redis for a while. */
function createSharing(redis: Redis, onShared: (shared: boolean) => void, { leftAlone }: Patience) {
  let awayUntil = 0;
  let reported: boolean | undefined;
  const tell = (shared: boolean) => {
    if (reported !== shared) onShared(shared);
    reported = shared;
  };
  redis.on('ready', () => tell(true));
  redis.on('error', () => tell(false));
  redis.on('close', () => tell(false));
  return async <Answer>(
    remote: () => Promise<Answer>,
    local: () => Promise<Answer>,
  ): Promise<Answer> => {
    if (redis.status !== 'ready' || performance.now() < awayUntil) return local();
    try {
      const answer = await remote();
      tell(true);
      return answer;
    } catch {
      awayUntil = performance.now() + leftAlone;
      tell(false);
      return local();
    }
  };
}

/** Most keys that a counter remembers in this process: a few megabytes. */
export const mostKeys = 10_000;
/** How many of the oldest keys are candidates when one must be evicted. */
const looked = 32;

/**
 * Evicts a key when there are too many: of the oldest, the one with the lowest count. So guessing
 * neither fills the memory nor evicts keys with high counts.
 */
class BoundedMemory extends RateLimiterMemory {
  readonly #counts = new Map<string, number>();

  override async penalty(key: string, points?: number): Promise<RateLimiterRes> {
    const counted = await super.penalty(key, points);
    this.#counts.delete(key);
    this.#counts.set(key, counted.consumedPoints);
    if (this.#counts.size > mostKeys) this.#forgetOne();
    return counted;
  }

  /** For an evicted key there is nothing to give back, and nothing to store. */
  override async reward(key: string, points?: number): Promise<RateLimiterRes> {
    const kept = await this.get(key);
    if (!kept) return new RateLimiterRes(this.points, 0, 0);
    const counted = await super.reward(key, points);
    if (this.#counts.has(key)) this.#counts.set(key, counted.consumedPoints);
    return counted;
  }

  /** Every key holds a timer of up to days, which keeps its count in memory. */
  forgetAll(): void {
    for (const key of this.#counts.keys()) void this.delete(key);
    this.#counts.clear();
  }

  #forgetOne(): void {
    let least: string | undefined;
    let fewest = Infinity;
    let seen = 0;
    for (const [key, count] of this.#counts) {
      if (count < fewest) [least, fewest] = [key, count];
      if ((seen += 1) >= looked) break;
    }
    if (least === undefined) return;
    this.#counts.delete(least);
    void this.delete(least);
  }
}

function firstNews(redis: Redis, patience: Patience): Promise<void> {
  return new Promise((resolve) => {
    for (const news of ['ready', 'error', 'close']) redis.once(news, () => resolve());
    setTimeout(resolve, patience.firstNews).unref();
  });
}

function connect(url: string, { answer }: Patience): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: answer,
  });
}
