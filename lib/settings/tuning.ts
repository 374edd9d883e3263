import * as z from 'zod';
import { parseJson } from '../parse-json';

const count = z.int().min(0).max(1_000_000);

/**
 * Constants that no operator can judge, with their production values.
 *
 * Tests and load trials override some: in the same process through `createSite`, for a process that
 * they start through `CANCELLATION_TUNING`, a JSON object of these names. Only they may use that
 * variable.
 */
const schema = z.strictObject({
  /** Links that open nothing, per address in ten minutes, before the address is slowed down. */
  missesPerAddress: count.default(30),
  /** Presses of the button per address in ten minutes. */
  pressesPerAddress: count.default(60),
  /** Concurrent requests per address; further ones queue for some seconds. */
  concurrentPerAddress: count.default(12),
  /** A press sooner than this after its page was made is asked about once more. Milliseconds. */
  minReadingMilliseconds: count.default(2_000),
  /** Requests of each urgency that may queue for the API; further ones are refused. */
  waitingPerUrgency: count.default(256),
  /** Failures in a row after which the API is not asked for two seconds. */
  failuresInARow: count.default(20),
  /** Total time for reading a booking, retries included. Milliseconds. */
  readMilliseconds: count.default(8_000),
  /** Total time for a cancel or a move. Milliseconds. */
  cancelMilliseconds: count.default(15_000),
  /** Total time for reading again after a cancel that proved nothing, or a move. Milliseconds. */
  readAfterChangeMilliseconds: count.default(10_000),
});

export type Tuning = Readonly<z.infer<typeof schema>>;
export const tuning: Tuning = schema.parse({});

export const tuningVariable = 'CANCELLATION_TUNING';

/** Settings of earlier versions, and what became of them in a sentence that follows the name. */
export const formerSettings: ReadonlyMap<string, string> = new Map([
  ['LOOK_FILE', 'is not read any more: it is BRANDING_FILE now'],
  ...Object.entries({
    MISSES_PER_ADDRESS: tuning.missesPerAddress,
    PRESSES_PER_ADDRESS: tuning.pressesPerAddress,
    UNDER_WAY_PER_ADDRESS: tuning.concurrentPerAddress,
    MIN_READING_MS: tuning.minReadingMilliseconds,
    API_WAITING: tuning.waitingPerUrgency,
    API_PAUSE_AFTER: tuning.failuresInARow,
    READ_BUDGET_MS: tuning.readMilliseconds,
    CANCEL_BUDGET_MS: tuning.cancelMilliseconds,
    REREAD_BUDGET_MS: tuning.readAfterChangeMilliseconds,
  }).map(([name, now]) => [name, `was removed in 1.0: it is a constant now, ${now}`] as const),
]);

/** Reads `CANCELLATION_TUNING`. Undefined when it is wrong. */
export function parseTuning(text: string): Tuning | undefined {
  return schema.safeParse(parseJson(text)).data;
}
