import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Branding,
  type BrandingFile,
  brandingFrom,
  defaultBranding,
  parseBrandingFile,
} from './branding';

/**
 * The branding of a page.
 *
 * @param host the host name that the visitor asked
 * @param companyId the company of the booking, once that is read
 */
export type BrandingFor = (host: string | undefined, companyId?: string) => Branding;

export type BrandingFileParts = {
  /** Path of the file; without one every page has the default branding. */
  readonly path: string | undefined;
  /** Hosts that logos may come from. */
  readonly logoHosts: readonly string[];
  readonly now: () => number;
  /** Told why a changed file cannot be used. */
  readonly onBroken: (why: string) => void;
};

type Read = { readonly branding: BrandingFile; readonly changed: number };

const everyMilliseconds = 1_000;

/**
 * Opens the branding file. It is read again when it has changed; a file that cannot be read then
 * is reported, and the last good one goes on.
 *
 * @throws Error when the file is missing or wrong from the start
 */
export function openBrandingFile({
  path,
  logoHosts,
  now,
  onBroken,
}: BrandingFileParts): BrandingFor {
  if (path === undefined) return () => defaultBranding;
  let last = readBranding(path, logoHosts);
  let checkedAt = now();

  const current = (): Read => {
    if (now() - checkedAt < everyMilliseconds) return last;
    checkedAt = now();
    const changed = changedAt(path);
    if (changed === last.changed) return last;
    try {
      return readBranding(path, logoHosts);
    } catch (error) {
      onBroken(error instanceof Error ? error.message : 'It cannot be read.');
      return { ...last, changed };
    }
  };

  return (host, companyId) => {
    last = current();
    return brandingFrom(last.branding, host, companyId);
  };
}

/** When the file was written; 0 when it is not there. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function readBranding(path: string, logoHosts: readonly string[]): Read {
  const changed = changedAt(path);
  if (changed === 0) throw new Error(`BRANDING_FILE: there is no file ${resolve(path)}.`);
  return { branding: parseBrandingFile(readFileSync(path, 'utf8'), logoHosts), changed };
}
