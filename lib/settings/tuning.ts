import * as z from 'zod';

/**
 * Constants that no operator can judge, with their production values.
 *
 * Tests and load trials override some: in the same process through `createSite`, for a process that
 * they start through `CANCELLATION_TUNING`, a JSON object of these names. Only they may use that
 * variable.
 */
export const tuning = {
  /** Links that open nothing, per address in ten minutes, before the address is slowed down. */
  missesPerAddress: 30,
  /** Presses of the button per address in ten minutes. */
  pressesPerAddress: 60,
  /** Concurrent requests per address; further ones queue for some seconds. */
  concurrentPerAddress: 12,
  /** A press sooner than this after its page was made must be confirmed. Milliseconds. */
  minReadingMilliseconds: 2_000,
  /** Reads that may queue for the API; further ones are refused. */
  waitingReads: 256,
  /** Failures in a row after which the API is not asked for two seconds. */
  failuresBeforePause: 20,
  /** Total time for reading a booking, retries included. Milliseconds. */
  readMilliseconds: 8_000,
  /** Total time for a cancel or a move. Milliseconds. */
  cancelMilliseconds: 15_000,
  /** Total time for reading again after an unclear cancel. Milliseconds. */
  rereadMilliseconds: 10_000,
};

type TuningName = keyof typeof tuning;
export type Tuning = Readonly<Record<TuningName, number>>;

export const tuningVariable = 'CANCELLATION_TUNING';

/** Settings of version 0 that became constants. */
export const removedSettings: Readonly<Record<string, TuningName>> = {
  MISSES_PER_ADDRESS: 'missesPerAddress',
  PRESSES_PER_ADDRESS: 'pressesPerAddress',
  UNDER_WAY_PER_ADDRESS: 'concurrentPerAddress',
  MIN_READING_MS: 'minReadingMilliseconds',
  API_WAITING: 'waitingReads',
  API_PAUSE_AFTER: 'failuresBeforePause',
  READ_BUDGET_MS: 'readMilliseconds',
  CANCEL_BUDGET_MS: 'cancelMilliseconds',
  REREAD_BUDGET_MS: 'rereadMilliseconds',
};

/** Settings of earlier versions, and what they are called now. */
export const renamedSettings: Readonly<Record<string, string>> = { LOOK_FILE: 'BRANDING_FILE' };

const count = z.int().min(0).max(1_000_000);
const override = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.partialRecord(z.literal(names()), count));

/** Reads `CANCELLATION_TUNING`. Undefined when it is wrong. */
export function parseTuning(text: string): Tuning | undefined {
  const parsed = override.safeParse(text);
  return parsed.success ? { ...tuning, ...parsed.data } : undefined;
}

function names(): TuningName[] {
  const isName = (name: string): name is TuningName => name in tuning;
  return Object.keys(tuning).filter(isName);
}
