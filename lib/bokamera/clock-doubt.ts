/** When an answer came, by our clock: milliseconds since 1970 UTC. */
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

/** What is compared, and how many of them have to be there: one odd answer says nothing. */
const most = 5;
const fewest = 3;
/** Clocks that are set by a network differ by less. */
const nothing = 5_000;
/** The same Date on answers further apart than this was kept by a cache. */
const sameDate = 2_000;
/** An API whose Date is further off is not believed: it is told, and no page goes by it. */
const day = 24 * 60 * 60_000;

/**
 * Notices that our clock and the API's are apart, by the `Date` of its answers (RFC 9110, 6.6.1: whole
 * seconds). The answer was made between asking and coming, so a difference counts only as far as neither
 * that nor the second explains it. The median of the last few answers is what is believed.
 *
 * @param onMeasured called for each answer that counts with the difference in milliseconds, 0 where there is none
 *   worth telling; positive where our clock is behind
 */
export function createClockDoubt(
  onMeasured: (milliseconds: number) => void = () => undefined,
): ClockDoubt {
  const lately: { readonly apart: number; readonly unsure: number }[] = [];
  let last: { readonly date: number; readonly came: number } | undefined;
  let isOff = false;
  let doubt = 0;

  return {
    milliseconds: () => doubt,
    compare: ({ date: written, age }, { asked, came }) => {
      const date = age === undefined && typeof written === 'string' ? readDate(written) : undefined;
      if (date === undefined) return;
      if (last?.date === date && came - last.came > sameDate) return;
      if (last?.date !== date) last = { date, came };
      const ahead = Math.max(0, date - came);
      const behind = Math.min(0, date + 1_000 - asked);
      lately.push({ apart: ahead + behind, unsure: came - asked + 1_000 });
      if (lately.length > most) lately.shift();
      const sorted = [...lately].sort((one, other) => one.apart - other.apart);
      const median = sorted[Math.floor(sorted.length / 2)];
      // What is on the edge does not come and go with every answer.
      const least = isOff ? nothing / 2 : nothing;
      const isTold =
        median !== undefined && lately.length >= fewest && Math.abs(median.apart) > least;
      isOff = isTold;
      const apart = isTold ? Math.abs(median.apart) : 0;
      doubt = isTold && apart <= day ? apart + median.unsure : 0;
      onMeasured(isTold ? median.apart : 0);
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
 * Makes what tells of a difference once: when it begins, when it becomes quite another, and when it ends.
 *
 * @param tell called with the seconds, 0 where the clocks agree again
 */
export function tellChanges(tell: (seconds: number) => void): (milliseconds: number) => void {
  let told = 0;
  return (milliseconds) => {
    const isSame =
      milliseconds === 0
        ? told === 0
        : told !== 0 && Math.abs(milliseconds - told) <= Math.max(nothing, Math.abs(told) / 2);
    if (isSame) return;
    told = milliseconds;
    tell(Math.round(milliseconds / 1000));
  };
}
