import { z } from 'zod';
import { assumptions } from './assumptions';

/** How an answer can go wrong on its way. */
const wireFaults = [
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

/** How a good answer can be shaped otherwise than expected. */
const shapes = [
  'z-dates',
  'date-dates',
  'year-1-dates',
  'numeric-status',
  'older-version',
  'unknown-fields',
  'unknown-status',
  'everything',
] as const;

/**
 * A fault of one booking: what goes wrong, on which request (`read` before any DELETE arrived,
 * `reread` after), and, for a cancel, on which side of the commit. `then-gone` answers well and then refuses all connections for a while. `times` counts down; without
 * it the fault stays. `assumptions` switches some of them for this booking alone.
 */
export const fault = z.object({
  wire: z.enum(wireFaults).optional(),
  shape: z.enum(shapes).optional(),
  on: z.array(z.enum(['read', 'cancel', 'reread'])).default(['cancel']),
  commit: z.enum(['before', 'after']).default('before'),
  milliseconds: z.number().int().min(0).max(120_000).default(2_000),
  times: z.number().int().min(1).optional(),
  retryAfter: z.number().int().optional(),
  assumptions: assumptions.partial().optional(),
});

export type Fault = z.infer<typeof fault>;
export type Shape = (typeof shapes)[number];
export type WireFault = (typeof wireFaults)[number];
