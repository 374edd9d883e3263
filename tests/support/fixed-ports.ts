import { isFree } from '../../scripts/steps.mjs';

/**
 * A port that is free, as is the one below it, for a server whose port must be written down before it
 * starts. Systems hand out by themselves only ports from 32 768 on, so nothing beside the test takes
 * it meanwhile; each test searches a thousand of its own.
 */
export async function freePair(from: number): Promise<number> {
  for (let port = from + 1; port < from + 1_000; port += 2)
    if ((await isFree(port - 1)) && (await isFree(port))) return port;
  throw new Error(`No two ports are free from ${from} on`);
}
