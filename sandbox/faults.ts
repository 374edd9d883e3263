import { z } from 'zod';
import { ofOneBooking } from './assumptions';

/** Faults of an answer on its way. */
export const wireFaults = [
  'delay',
  'hang',
  'slow-drip',
  'reset',
  'truncated',
  'malformed',
  'html-200',
  'html-502',
  '500',
  '503',
  '504',
  '429',
  '400',
  '401',
  '403',
  '404',
  '404-text',
  '408',
  '409',
  'empty-200',
  '204',
  'then-gone',
] as const;

/** Unexpected shapes of a good answer. */
export const shapes = [
  'z-dates',
  'date-dates',
  'year-1-dates',
  'numeric-status',
  'older-version',
  'unknown-fields',
  'unknown-status',
  'everything',
] as const;

/** Requests that can have a fault. */
const phases = ['read', 'cancel', 'reread', 'move', 'times', 'token'] as const;

/**
 * A fault of one booking, or of one user for `token`: what goes wrong, and on which request. `read`
 * is a read before any DELETE or PUT arrived, `reread` one after; `times` asks for free times of
 * the booking's service, `move` is the PUT. For `cancel` and `move`, `commit` says on which side of
 * the fault the change is made; `late` makes it `commitAfter` milliseconds after the answer.
 * `stale` lets reads after the change show the old state, for some reads or some time. `then-gone`
 * answers normally and then refuses all connections for a while. `times` counts down; without it
 * the fault stays. `says` has fields that replace those of every answer. `assumptions` switches
 * some of them for this booking only.
 */
export const fault = z.strictObject({
  wire: z.enum(wireFaults).optional(),
  shape: z.enum(shapes).optional(),
  says: z.record(z.string(), z.unknown()).optional(),
  on: z.array(z.enum(phases)).default(['cancel']),
  commit: z.enum(['before', 'after', 'late']).default('before'),
  commitAfter: z.number().int().min(0).max(120_000).optional(),
  stale: z
    .strictObject({
      reads: z.number().int().min(1).optional(),
      milliseconds: z.number().int().min(1).optional(),
    })
    .refine(({ reads, milliseconds }) => reads !== undefined || milliseconds !== undefined, {
      error: 'stale needs reads or milliseconds',
    })
    .optional(),
  milliseconds: z.number().int().min(0).max(120_000).default(2_000),
  times: z.number().int().min(1).optional(),
  retryAfter: z.number().int().optional(),
  assumptions: ofOneBooking.optional(),
});

/** A fault that a booking can have, and one that a user can: what would never happen is refused. */
export const bookingFault = fault.refine(({ on }) => !on.includes('token'), {
  error: 'token is a fault of a user, not of a booking',
  path: ['on'],
});
export const userFault = fault.refine(({ on }) => on.every((phase) => phase === 'token'), {
  error: 'the fault of a user needs on: ["token"]',
  path: ['on'],
});

export type Fault = z.infer<typeof fault>;
export type Shape = (typeof shapes)[number];
export type WireFault = (typeof wireFaults)[number];
export type Phase = (typeof phases)[number];

/** Returns the fault for a request, and counts it down. */
export function takeFault(
  holder: { faults: readonly Fault[] } | undefined,
  phase: Phase,
): Fault | undefined {
  const due = holder?.faults.find(
    ({ wire, commit, on }) => (wire !== undefined || commit === 'late') && on.includes(phase),
  );
  if (!holder || due?.times === undefined) return due;
  const left = due.times - 1;
  holder.faults = holder.faults.flatMap((other) =>
    other !== due ? [other] : left > 0 ? [{ ...due, times: left }] : [],
  );
  return due;
}
