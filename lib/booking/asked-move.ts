/** A requested change of time: tells a later page what to look for. */
export type AskedMove = {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The start before, on the company's clock; undefined when it had already been changed. */
  readonly from: string | undefined;
  /** The requested start. */
  readonly to: string;
};

/** Whether a request without a clear answer may still be carried out. No document says how long. */
export function mayStillMove({ at }: AskedMove, now: number): boolean {
  return now - at > -60_000 && now - at < 10 * 60_000;
}
