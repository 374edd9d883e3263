import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';

/** Counts something for each key, over a stretch of time. */
export type Counter = RateLimiterMemory | RateLimiterRedis;

export type Counters = {
  /** Makes a counter that allows `points` in `duration` seconds. */
  readonly open: (keyPrefix: string, points: number, duration: number) => Counter;
  /** Fulfilled once it is known whether Redis answers, so that a fresh instance does not count apart. */
  readonly settled: Promise<void>;
  readonly close: () => void;
};

/**
 * Counters in this process, or, with an address, in Redis and, while that is away, in this process.
 *
 * @param onShared told whenever counting becomes shared with other instances, or no longer is
 */
export function openCounters(
  redisUrl: string | undefined,
  onShared: (shared: boolean) => void,
): Counters {
  const redis = redisUrl === undefined ? undefined : connect(redisUrl, onShared);
  const open: Counters['open'] = (keyPrefix, points, duration) => {
    const local = new BoundedMemory({ keyPrefix, points, duration });
    return redis
      ? new RateLimiterRedis({
          storeClient: redis,
          keyPrefix,
          points,
          duration,
          insuranceLimiter: local,
          rejectIfRedisNotReady: true,
        })
      : local;
  };
  return {
    open,
    settled: redis ? firstNews(redis) : Promise.resolve(),
    close: () => redis?.disconnect(),
  };
}

/** Most keys one counter remembers in this process: a few megabytes. */
export const mostKeys = 10_000;

/** Forgets the keys that were counted longest ago, so that nobody fills the memory by guessing. */
class BoundedMemory extends RateLimiterMemory {
  readonly #keys = new Set<string>();

  override consume(key: string | number, points?: number): Promise<RateLimiterRes> {
    this.#keep(String(key));
    return super.consume(key, points);
  }

  override penalty(key: string | number, points?: number): Promise<RateLimiterRes> {
    this.#keep(String(key));
    return super.penalty(key, points);
  }

  #keep(key: string): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= mostKeys) return;
    const [oldest] = this.#keys;
    if (oldest === undefined) return;
    this.#keys.delete(oldest);
    void this.delete(oldest);
  }
}

function firstNews(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    for (const news of ['ready', 'error', 'close']) redis.once(news, () => resolve());
    setTimeout(resolve, 2_000).unref();
  });
}

function connect(url: string, onShared: (shared: boolean) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 500,
  });
  let shared: boolean | undefined;
  const note = (now: boolean) => {
    if (shared !== now) onShared(now);
    shared = now;
  };
  redis.on('ready', () => note(true));
  redis.on('error', () => note(false));
  redis.on('close', () => note(false));
  return redis;
}
