/** That a change of time was asked for: what tells a later page what to look for. */
export type AskedMove = {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The start before, on the company's clock; undefined where it had been changed already. */
  readonly from: string | undefined;
  /** The start that was asked for. */
  readonly to: string;
};

/** Whether what was asked for without a clear answer may still be carried out. No document says how long. */
export function mayStillMove({ at }: AskedMove, now: number): boolean {
  return now - at > -60_000 && now - at < 10 * 60_000;
}
