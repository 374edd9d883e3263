import fc from 'fast-check';
import { type Planted, startFleet } from './fleet';

import { play } from './play';
import { stories, type Story } from './story';
import { Untrue } from './witness';

export type Simulation = {
  /** How many customers were served, up to and with the first who was told an untruth. */
  readonly customers: number;
  /** How many pages of each state were seen. */
  readonly pages: ReadonlyMap<string, number>;
  /** The first untruth and the shortest story that leads to it; undefined when there was none. */
  readonly found: Found | undefined;
};

export type Found = {
  readonly story: Story;
  readonly what: string;
  /** The page on which it showed, as it is read. */
  readonly page: string;
  /** Leads straight to the story, with the same seed. */
  readonly path: string;
};

/**
 * Lets customers act, one after the other, each as the seed has it.
 *
 * @param shortest whether to look for the shortest story that leads to what was found
 * @param path as an earlier run printed it: only that customer's story, as short as it became
 */
export async function simulate({
  seed,
  customers,
  path,
  planted = {},
  shortest = true,
}: {
  readonly seed: number;
  readonly customers: number;
  readonly path?: string | undefined;
  readonly planted?: Planted;
  readonly shortest?: boolean;
}): Promise<Simulation> {
  const fleet = await startFleet(planted);
  let served = 0;
  const pages = new Map<string, number>();
  const report = await fc.check(
    fc.asyncProperty(stories, async (story) => {
      served += 1;
      for (const state of await play(story, 400_000 + served, fleet))
        pages.set(state, (pages.get(state) ?? 0) + 1);
    }),
    {
      seed,
      numRuns: customers,
      endOnFailure: !shortest,
      ...(path === undefined ? {} : { path }),
    },
  );
  await fleet.close();
  const [story] = report.counterexample ?? [];
  return {
    customers: report.numRuns,
    pages,
    found: story && {
      story,
      what:
        report.errorInstance instanceof Error
          ? report.errorInstance.message
          : String(report.errorInstance),
      page:
        report.errorInstance instanceof Untrue
          ? (report.errorInstance.page?.text ?? '').replace(/\s+/g, ' ')
          : '',
      path: report.counterexamplePath ?? '',
    },
  };
}
