/** When a request was sent and when its answer came, by our clock: milliseconds since 1970 UTC. */
type Asked = { readonly asked: number; readonly came: number };

export type ClockDoubt = {
  /** Compares our clock with what the API's answer says of its own. */
  readonly compare: (
    headers: Readonly<Record<string, string | string[] | undefined>>,
    at: Asked,
  ) => void;
  /** Milliseconds that our clock may be off; 0 where there is no reason to doubt it. */
  readonly milliseconds: () => number;
};

/** The median of the last five answers decides, once there are three. */
const answersCompared = 5;
const answersNeeded = 3;
/** Clocks that are set by a network differ by less. */
const negligible = 5_000;
/** The same `Date` on answers further apart than this comes from a cache. */
const cachedAfter = 2_000;
/** A larger difference is logged, but pages ignore it: a day. */
const mostBelievable = 24 * 60 * 60_000;

/**
 * Notices that our clock and the API's are apart, by the `Date` of its answers (RFC 9110, 6.6.1). The
 * answer was made at some moment between sending and receiving, and `Date` has whole seconds: only
 * the part of a difference that neither of these can explain counts.
 *
 * @param onMeasured called for each answer that counts with the difference in milliseconds, 0 where there is none
 *   worth telling; positive where our clock is behind
 */
export function createClockDoubt(
  onMeasured: (milliseconds: number) => void = () => undefined,
): ClockDoubt {
  const lately: { readonly apart: number; readonly uncertainty: number }[] = [];
  let last: { readonly date: number; readonly came: number } | undefined;
  let isOff = false;
  let doubt = 0;

  return {
    milliseconds: () => doubt,
    compare: ({ date: written, age }, { asked, came }) => {
      const date = age === undefined && typeof written === 'string' ? readDate(written) : undefined;
      if (date === undefined) return;
      if (last?.date === date && came - last.came > cachedAfter) return;
      if (last?.date !== date) last = { date, came };
      const ahead = Math.max(0, date - came);
      const behind = Math.min(0, date + 1_000 - asked);
      lately.push({ apart: ahead + behind, uncertainty: came - asked + 1_000 });
      if (lately.length > answersCompared) lately.shift();
      const sorted = [...lately].sort((one, other) => one.apart - other.apart);
      const median = sorted[Math.floor(sorted.length / 2)];
      // Once the clocks count as apart, half the threshold keeps them so: the warning does not flicker.
      const least = isOff ? negligible / 2 : negligible;
      const isApart =
        median !== undefined && lately.length >= answersNeeded && Math.abs(median.apart) > least;
      isOff = isApart;
      const apart = isApart ? Math.abs(median.apart) : 0;
      doubt = isApart && apart <= mostBelievable ? apart + median.uncertainty : 0;
      onMeasured(isApart ? median.apart : 0);
    },
  };
}

/** An IMF-fixdate, which is what every server has to send; nothing else is worth a guess. */
function readDate(written: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(written))
    return undefined;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : date;
}

/**
 * Returns a function that reports a difference when it begins, changes by more than half, or ends.
 *
 * @param tell called with the seconds, 0 where the clocks agree again
 */
export function tellChanges(tell: (seconds: number) => void): (milliseconds: number) => void {
  let told = 0;
  return (milliseconds) => {
    const isSame =
      milliseconds === 0
        ? told === 0
        : told !== 0 && Math.abs(milliseconds - told) <= Math.max(negligible, Math.abs(told) / 2);
    if (isSame) return;
    told = milliseconds;
    tell(Math.round(milliseconds / 1000));
  };
}
