import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/steps.mjs';

/** The folders, each with the minimum percentage of changes that its tests must notice. */
export const rooms = {
  tokens: { folder: 'lib/tokens', least: 90 },
  i18n: { folder: 'i18n', least: 90 },
  http: { folder: 'lib/http', least: 90 },
  booking: { folder: 'lib/booking', least: 90 },
  bokamera: { folder: 'lib/bokamera', least: 90 },
} as const;

export type Room = keyof typeof rooms;

/**
 * Makes every small change that Stryker knows in these folders, one by one, and runs the unit tests
 * on it.
 */
export function mutate(wanted: readonly Room[]): Promise<MutantResult[]> {
  return new Stryker({
    configFile: 'tools/mutation/stryker.json',
    mutate: wanted.map((room) => `${rooms[room].folder}/**/*.ts`),
    plugins: [`${root}tools/mutation/test-runner.ts`],
    tempDirName: join(tmpdir(), 'mutation'),
  }).runMutationTest();
}
