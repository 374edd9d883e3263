import { randomFillSync } from 'node:crypto';

/** Asked for in bulk: each call to the system costs as much as thousands of bytes. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

/** This many random bytes, at most 4 096, safe for keys; no byte is given out twice. */
export function randomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return Buffer.from(pool.subarray(used - length, used));
}
