import type { Commits, Story } from './story';

const minute = 60_000;
/** How long after an answer that was lost its change is carried out. */
const laterMinutes = 3;
/** How long everything lasts that can be booked. */
export const lengthInMinutes = 60;

/** A booking's facts, and since when it is cancelled. Milliseconds since 1970 UTC. */
export type Standing = {
  readonly start: number;
  readonly end: number;
  readonly price: number;
  /** How often its number was booked anew. */
  readonly generation: number;
  readonly madeAt: number;
  readonly cancelledAt: number | undefined;
  /** How many requests had come when the company last took a cancel back. */
  readonly revivedAfter: number;
};

/** Whether a customer would see the same booking, cancelled or not. */
export const sameFacts = (one: Standing, other: Standing): boolean =>
  one.start === other.start &&
  one.end === other.end &&
  one.price === other.price &&
  one.generation === other.generation;

/** The number booked anew now, for something else three days later; as it is while it is not cancelled. */
const rebookedAt =
  (now: number) =>
  (standing: Standing): Standing =>
    standing.cancelledAt === undefined
      ? standing
      : {
          start: standing.start + 3 * 24 * 60 * minute,
          end: standing.end + 3 * 24 * 60 * minute,
          price: 650,
          generation: standing.generation + 1,
          madeAt: now,
          cancelledAt: undefined,
          revivedAfter: standing.revivedAfter,
        };

/** One booking and its clock: its true state, and what a lagging read still shows. */
export type VirtualBooking = {
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
  readonly standing: () => Standing;
  /** What a read shows, which a lagging one does not know yet. */
  readonly seen: () => Standing;
  /** Changes it on somebody's request. What is cancelled stays as it is. */
  readonly change: (to: (standing: Standing) => Standing, commits: Commits) => void;
  /** By the next request for a change, reads have caught up with the last. */
  readonly catchUp: () => void;
  /** A change by the company, which every read shows at once. */
  readonly set: (to: (standing: Standing) => Standing) => void;
  /** The company gives the number of a cancelled booking to a new one, which every read shows at once. */
  readonly rebook: () => void;
};

/** Begins a story's booking. */
export function createVirtualBooking(story: Story): VirtualBooking {
  const { begins, booking, lag } = story;
  let now = Date.parse(begins);
  let standing: Standing = {
    start: now + booking.startsInMinutes * minute,
    end: now + (booking.startsInMinutes + lengthInMinutes) * minute,
    price: 450,
    generation: 0,
    madeAt: now - booking.madeMinutesAgo * minute,
    cancelledAt: booking.status === 'cancelled' ? now - 60 * minute : undefined,
    revivedAfter: 0,
  };
  let before = standing;
  let stale: readonly boolean[] = [];
  /** Whether its customer's cancel has just been carried out. */
  let isFreed = false;
  let due: { readonly at: number; readonly to: (standing: Standing) => Standing } | undefined;

  const set = (to: (standing: Standing) => Standing) => {
    due = undefined;
    stale = [];
    standing = to(standing);
  };
  const commit = (to: (standing: Standing) => Standing) => {
    if (standing.cancelledAt !== undefined) return;
    const next = to(standing);
    before = standing;
    standing = next;
    isFreed = next.cancelledAt !== undefined;
    stale = lag;
  };

  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
      if (story.rebooked && isFreed) standing = rebookedAt(now)(standing);
      isFreed = false;
      if (!due || now < due.at) return;
      const { to } = due;
      due = undefined;
      commit(to);
    },
    standing: () => standing,
    seen: () => {
      const [isStale, ...later] = stale;
      stale = later;
      return isStale ? before : standing;
    },
    change: (to, commits) => {
      if (commits === 'at-once') commit(to);
      else if (commits === 'later') due = { at: now + laterMinutes * minute, to };
    },
    catchUp: () => {
      stale = [];
    },
    set,
    rebook: () => {
      set(rebookedAt(now));
    },
  };
}
