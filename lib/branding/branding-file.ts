import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { type Branding, brandingFrom, defaultBranding } from './branding';
import type { BrandingFile } from './branding-schema';
import { parseBrandingFile } from './parse-branding-file';

/**
 * The branding of a page.
 *
 * @param host the host name in the request
 * @param companyId the company of the booking, once that is read
 */
export type BrandingFor = (host: string | undefined, companyId?: string) => Branding;

export type BrandingFileParts = {
  /** Path of the file; without one every page has the default branding. */
  readonly path: string | undefined;
  /** Hosts that may serve logos. */
  readonly logoHosts: readonly string[];
  readonly now: () => number;
  /** Called when a changed file cannot be used, and for entries that match nothing. */
  readonly onTrouble: (what: string) => void;
};

type Read = {
  readonly branding: BrandingFile;
  readonly written: number;
  /** Made once for each host in the file, so that pages rendered with it can be cached. */
  readonly ofHosts: Map<string, Branding>;
};

const everyMilliseconds = 1_000;

/**
 * Opens the branding file and reads it again when it changes. If the changed file is unusable
 * (missing, half written, a folder, unreadable), reports that and keeps the last good one.
 *
 * @throws Error that names the file, the line and the entry when it is missing or wrong at the
 *   start
 */
export function openBrandingFile({
  path,
  logoHosts,
  now,
  onTrouble,
}: BrandingFileParts): BrandingFor {
  if (path === undefined) return () => defaultBranding;
  const read = (): Read => readBranding(path, logoHosts, onTrouble);
  let last = read();
  let checkedAt = now();
  let trouble = '';

  const current = (): Read => {
    if (now() - checkedAt < everyMilliseconds) return last;
    checkedAt = now();
    // Retry an unreadable file each time: new permissions do not change its time.
    if (trouble === '' && writtenAt(path) === last.written) return last;
    try {
      const next = read();
      trouble = '';
      return next;
    } catch (error) {
      const message = messageOf(error);
      if (message !== trouble) onTrouble(message);
      trouble = message;
      return last;
    }
  };

  return (host, companyId) => {
    last = current();
    return companyId === undefined
      ? ofHost(last, host)
      : brandingFrom(last.branding, host, companyId);
  };
}

function ofHost({ branding, ofHosts }: Read, host = ''): Branding {
  const name = host.toLowerCase();
  const listed = Object.hasOwn(branding.hosts, name) ? name : '';
  const made = ofHosts.get(listed) ?? brandingFrom(branding, listed);
  ofHosts.set(listed, made);
  return made;
}

/** When the file was written, in milliseconds; 0 when it is missing, -1 when access is denied. */
function writtenAt(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  } catch {
    return -1;
  }
}

function readBranding(
  path: string,
  logoHosts: readonly string[],
  onTrouble: (what: string) => void,
): Read {
  const named = (what: string) => `BRANDING_FILE ${resolve(path)}: ${what}`;
  try {
    const written = writtenAt(path);
    const { file, doubts } = parseBrandingFile(readFileSync(path, 'utf8'), logoHosts);
    for (const doubt of doubts) onTrouble(named(doubt));
    return { branding: file, written, ofHosts: new Map() };
  } catch (error) {
    throw new Error(named(messageOf(error)), { cause: error });
  }
}

function messageOf(error: unknown): string {
  const code = z.object({ code: z.string() }).safeParse(error).data?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return error instanceof Error ? error.message : 'it cannot be read';
}
