import { keepNewest } from '../keep-newest';
import type { BookingApi } from './booking-api';

type Parts = {
  /** A keyed hash of a read's parameters, so that no code is remembered. */
  readonly keyedHash: (parts: readonly (string | number)[]) => string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
};

/** Not longer: the API may list a new booking a moment later. */
const rememberedMilliseconds = 60_000;
/** Most misses remembered: about a megabyte. */
const mostMisses = 10_000;

/**
 * A negative cache: for a minute the API is not asked again about a link that opened nothing, since
 * mail programs and people open one damaged link many times. A link that opened its booking before
 * is always read, and so is every booking before a cancel.
 */
export function rememberMisses(api: BookingApi, { keyedHash, now }: Parts): BookingApi {
  const missedAt = new Map<string, number>();
  const isRemembered = (name: string) => {
    const age = now() - (missedAt.get(name) ?? -Infinity);
    return age >= 0 && age < rememberedMilliseconds;
  };
  return {
    ...api,
    read: async (link, language, urgency) => {
      if (urgency !== 'unknown') return api.read(link, language, urgency);
      const name = keyedHash([link.id, link.code]);
      if (isRemembered(name)) return { kind: 'not-listed' };
      const read = await api.read(link, language, urgency);
      if (read.kind === 'not-listed') keepNewest(missedAt, name, now(), mostMisses);
      else missedAt.delete(name);
      return read;
    },
  };
}
