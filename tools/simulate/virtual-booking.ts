import type { Commits, Story } from './story';

const minute = 60_000;
/** How long after an answer that was lost its change is carried out. */
const laterMinutes = 3;

/** A booking's start and, if it is cancelled, since when. Milliseconds since 1970 UTC. */
export type Standing = { readonly start: number; readonly cancelledAt: number | undefined };

/** One booking and its clock: its true state, and what a lagging read still shows. */
export type VirtualBooking = {
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
  readonly standing: () => Standing;
  /** What a read shows; each read brings it closer to the true state. */
  readonly seen: () => Standing;
  /** Changes it on somebody's request. What is cancelled stays as it is. */
  readonly change: (to: (standing: Standing) => Standing, commits: Commits) => void;
  /** By the next request for a change, reads have caught up with the last. */
  readonly catchUp: () => void;
  /** A change by the company, which every read shows at once. */
  readonly set: (to: (standing: Standing) => Standing) => void;
  readonly wasCancelled: () => boolean;
};

/** Begins a story's booking. */
export function createVirtualBooking({ begins, booking, lag }: Story): VirtualBooking {
  let now = Date.parse(begins);
  let standing: Standing = {
    start: now + booking.startsInMinutes * minute,
    cancelledAt: booking.status === 'cancelled' ? now - 60 * minute : undefined,
  };
  let before = standing;
  let stale = 0;
  let ever = standing.cancelledAt !== undefined;
  let due: { readonly at: number; readonly to: (standing: Standing) => Standing } | undefined;

  const become = (to: (standing: Standing) => Standing) => {
    standing = to(standing);
    ever ||= standing.cancelledAt !== undefined;
  };
  const commit = (to: (standing: Standing) => Standing) => {
    if (standing.cancelledAt !== undefined) return;
    before = standing;
    become(to);
    stale = lag;
  };

  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
      if (!due || now < due.at) return;
      const { to } = due;
      due = undefined;
      commit(to);
    },
    standing: () => standing,
    seen: () => {
      if (stale === 0) return standing;
      stale -= 1;
      return before;
    },
    change: (to, commits) => {
      if (commits === 'at-once') commit(to);
      else if (commits === 'later') due = { at: now + laterMinutes * minute, to };
    },
    catchUp: () => {
      stale = 0;
    },
    set: (to) => {
      due = undefined;
      stale = 0;
      become(to);
    },
    wasCancelled: () => ever,
  };
}
