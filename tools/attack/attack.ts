import type { Tuning } from '@/lib/settings/tuning';
import { createMemorySite, type MemorySite } from '../support/memory-site';

/** An attack, and what must hold during it. */
export type Attack = {
  readonly name: string;
  readonly mustHold: string;
  readonly run: () => Promise<{ readonly happened: string; readonly held: boolean }>;
};

/** Headers of a request from this address, as a trusted proxy sends them. */
export const from = (address: string, headers: Record<string, string> = {}) => ({
  headers: { 'x-forwarded-for': address, ...headers },
});

/** Runs an attack against its own site, so that nothing is left over for the next one. */
export async function withSite<Result>(
  use: (site: MemorySite) => Promise<Result>,
  tuning: Partial<Tuning> = {},
  trustedProxies = 1,
): Promise<Result> {
  const memory = createMemorySite({
    settings: { TRUSTED_PROXY_HOPS: String(trustedProxies) },
    tuning,
  });
  try {
    return await use(memory);
  } finally {
    await memory.site.close();
  }
}
