import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { type Branding, brandingFrom, defaultBranding } from './branding';
import { type BrandingFile, brandingFile } from './branding-schema';
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
  /** Called for each entry that is wrong, and when the file cannot be used at all. */
  readonly onTrouble: (what: string) => void;
  /** Called with each version of the file that comes into use. */
  readonly onRead: (file: BrandingFile) => void;
  /** Called after each reading of the file with what is wrong in it: a number of entries, or 1 for the whole file. */
  readonly onJudged: (faults: number) => void;
};

type Read = {
  readonly branding: BrandingFile;
  /** Undefined before the file was read. */
  readonly written: number | undefined;
  /** Made once for each host in the file, so that pages rendered with it can be cached. */
  readonly ofHosts: Map<string, Branding>;
};

const everyMilliseconds = 1_000;

/**
 * Opens the branding file and reads it again when it changes. While the file is unusable (missing, half
 * written, a folder, unreadable), the last good one stays in use, or none at the start: a mistake in
 * it keeps no customer from cancelling.
 */
export function openBrandingFile({
  path,
  logoHosts,
  now,
  onTrouble,
  onRead,
  onJudged,
}: BrandingFileParts): BrandingFor {
  if (path === undefined) return () => defaultBranding;
  let last: Read = { branding: brandingFile.parse({}), written: undefined, ofHosts: new Map() };
  let checkedAt = -Infinity;
  let trouble = '';

  const current = (): Read => {
    if (now() - checkedAt < everyMilliseconds) return last;
    checkedAt = now();
    // Retry an unreadable file each time: new permissions do not change its time.
    if (trouble === '' && writtenAt(path) === last.written) return last;
    try {
      const { branding, written, faults } = readBranding(path, logoHosts);
      trouble = '';
      for (const fault of faults) onTrouble(fault);
      onRead(branding);
      onJudged(faults.length);
      return { branding, written, ofHosts: new Map() };
    } catch (error) {
      const message = messageOf(error);
      if (message !== trouble) onTrouble(message);
      onJudged(1);
      trouble = message;
      return last;
    }
  };
  last = current();

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

/** @throws Error that names the file and why it cannot be used */
function readBranding(path: string, logoHosts: readonly string[]) {
  const named = (what: string) => `BRANDING_FILE ${resolve(path)}: ${what}`;
  try {
    const written = writtenAt(path);
    const { file, wrong, doubts } = parseBrandingFile(readText(path), logoHosts);
    return { branding: file, written, faults: [...wrong, ...doubts].map(named) };
  } catch (error) {
    throw new Error(named(messageOf(error)), { cause: error });
  }
}

/**
 * The text of a branding file.
 *
 * @throws Error when it cannot be read or is not UTF-8
 */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) throw new Error('this is not UTF-8: save it as that');
  return bytes.toString('utf8');
}

function messageOf(error: unknown): string {
  const code = z.object({ code: z.string() }).safeParse(error).data?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return error instanceof Error ? error.message : 'it cannot be read';
}
