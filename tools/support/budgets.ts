import type { Tuning } from '@/lib/settings/tuning';

/** Budgets that no machine is too slow for. A test in which something hangs shortens the one it means. */
export const patientBudgets = {
  readMilliseconds: 60_000,
  cancelMilliseconds: 60_000,
  readAfterChangeMilliseconds: 60_000,
} as const satisfies Partial<Tuning>;

/** Limits per address that no test or load trial reaches. */
export const noAddressLimits = {
  missesPerAddress: 1_000_000,
  pressesPerAddress: 1_000_000,
  concurrentPerAddress: 100_000,
} as const satisfies Partial<Tuning>;
