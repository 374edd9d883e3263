import { createMemorySite, type MemorySite } from '../support/memory-site';

/** One thing that an adversary does, and what must hold while he does it. */
export type Attack = {
  readonly name: string;
  readonly mustHold: string;
  readonly run: () => Promise<{ readonly happened: string; readonly held: boolean }>;
};

/** A request from an address of its own, as a trusted proxy would tell it. */
export const from = (address: string, headers: Record<string, string> = {}) => ({
  headers: { 'x-forwarded-for': address, ...headers },
});

/** Runs against a site of its own: nothing that one attack did is left for the next. */
export async function withSite<Result>(
  use: (site: MemorySite) => Promise<Result>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const memory = createMemorySite({ settings: { TRUSTED_PROXY_HOPS: '1', ...settings } });
  try {
    return await use(memory);
  } finally {
    await memory.site.close();
  }
}
