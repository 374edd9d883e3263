import { open, press, type Seen } from '../support/customer';
import { linkTo, makeBooking, truthOf } from '../support/sandbox';

/** What became of one customer who opened a link and pressed until the page said "cancelled". */
export type Visit = {
  /** Milliseconds of the slowest answer. */
  readonly slowest: number;
  /** Answers that were not our pages: broken connections and a proxy's own errors. */
  readonly lost: number;
  readonly presses: number;
  /** The page said something untrue. */
  readonly lied: boolean;
  /** More than one DELETE was sent, although none was unclear. */
  readonly twice: boolean;
  readonly cancelled: boolean;
};

const mostPresses = 4;

async function visit(site: string, sandbox: string): Promise<Visit> {
  const booking = await makeBooking({}, sandbox);
  const link = linkTo(booking, { site });
  let slowest = 0;
  let lost = 0;
  const ask = async (answer: () => Promise<Seen>): Promise<Seen | undefined> => {
    const started = performance.now();
    const seen = await answer().catch(() => undefined);
    slowest = Math.max(slowest, performance.now() - started);
    if (!seen || (seen.state === undefined && seen.status !== 303)) lost += 1;
    return seen;
  };
  let presses = 0;
  let page = await ask(() => open(link));
  while (page?.state === 'cancellable' && presses < mostPresses) {
    const shown = page;
    presses += 1;
    const answer = await ask(() => press(link, shown, { comment: 'Jag är sjuk.' }));
    page = answer?.status === 303 || !answer ? await ask(() => open(link)) : answer;
  }
  const truth = await truthOf(booking, sandbox);
  return {
    slowest,
    lost,
    presses,
    cancelled: page?.state === 'cancelled',
    lied: (page?.state === 'cancelled') !== truth.cancelled && page?.state !== 'unconfirmed',
    twice: truth.deletes > 1,
  };
}

/** Customers come one after another, so many at a time, until told to stop. */
export function crowd(site: string, sandbox: string, atOnce: number) {
  const visits: Visit[] = [];
  let going = true;
  const started = performance.now();
  const one = async () => {
    while (going) visits.push(await visit(site, sandbox));
  };
  const all = Array.from({ length: atOnce }, one);
  return {
    stop: async () => {
      going = false;
      await Promise.all(all);
      return { visits, seconds: (performance.now() - started) / 1000 };
    },
  };
}
