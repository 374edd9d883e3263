import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts something for each key, over a stretch of time that begins with the first. */
export type Counter = {
  /** Most that is allowed in one stretch. */
  readonly points: number;
  /** How many there are now. */
  readonly count: (key: string) => Promise<number>;
  /** Adds one, and answers how many there are with it, and the milliseconds until they are forgotten. */
  readonly add: (key: string) => Promise<Counted>;
  /** Takes one back. */
  readonly giveBack: (key: string) => Promise<void>;
};

type Counted = { readonly count: number; readonly milliseconds: number };

export type Counters = {
  /** Makes a counter that allows `points` in `duration` seconds. */
  readonly open: (keyPrefix: string, points: number, duration: number) => Counter;
  /** Fulfilled once it is known whether Redis answers, so that a fresh instance does not count apart. */
  readonly settled: Promise<void>;
  /** Ends the connection, and forgets what was counted here. */
  readonly close: () => void;
};

/** How long Redis is waited for, in milliseconds. */
export type Patience = {
  /** Longest wait for an answer. */
  readonly answer: number;
  /** Longest wait for the first news of it. */
  readonly firstNews: number;
  /** Skip Redis this long after a failure. */
  readonly leftAlone: number;
};

/** It is a neighbour, or it is away. */
export const usualPatience: Patience = { answer: 80, firstNews: 500, leftAlone: 5_000 };

/**
 * Counters in this process, or, with an address, in Redis and, while that is away, in this process.
 *
 * @param onShared called when counting starts or stops being shared with other instances
 * @param patience for Redis; only a test has another than the usual one
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
    settled: redis ? firstNews(redis, patience) : Promise.resolve(),
    close: () => {
      redis?.disconnect();
      for (const counter of here) counter.forgetAll();
    },
  };
}

/** Asks Redis, or this process where Redis does not answer at once; after that it is left alone for a while. */
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

/** Most keys one counter remembers in this process: a few megabytes. */
export const mostKeys = 10_000;
/** How many of the oldest keys are candidates when one must be evicted. */
const looked = 32;

/**
 * Forgets keys when there are too many: of the oldest, the one that counted least. Nobody fills the
 * memory by guessing, and nobody pushes out what was counted often with keys that were not.
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

  /** Of a key that was forgotten there is nothing to take back, and nothing new to remember. */
  override async reward(key: string, points?: number): Promise<RateLimiterRes> {
    const kept = await this.get(key);
    if (!kept) return new RateLimiterRes(this.points, 0, 0);
    const counted = await super.reward(key, points);
    if (this.#counts.has(key)) this.#counts.set(key, counted.consumedPoints);
    return counted;
  }

  /** A key holds a timer of up to days, and the timer all that was counted. */
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
