import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { env } from '@/lib/env';
import { logLookFile } from '@/lib/log';
import { type Look, lookFrom, type Looks, ourLook, parseLooks } from './look';

type Read = { readonly looks: Looks; readonly changed: number };

let read: Read | undefined;
let lookedAt = 0;
const everyMilliseconds = 1_000;

/**
 * The look for a request. The look file is read again when it has changed; a file that cannot be
 * read then is noted in the log, and the last good one goes on.
 *
 * @param host the host name that the visitor asked
 * @param companyId the company of the booking, once that is read
 * @throws Error on first use, when the file is missing or wrong
 */
export function lookFor(host: string | undefined, companyId?: string): Look {
  const { LOOK_FILE } = env();
  if (LOOK_FILE === undefined) return ourLook;
  read = current(LOOK_FILE, read);
  return lookFrom(read.looks, host, companyId);
}

function current(file: string, last: Read | undefined): Read {
  if (!last) return readLooks(file);
  if (Date.now() - lookedAt < everyMilliseconds) return last;
  lookedAt = Date.now();
  const changed = changedAt(file);
  if (changed === last.changed) return last;
  try {
    return readLooks(file);
  } catch (error) {
    logLookFile(error instanceof Error ? error.message : 'It cannot be read.');
    return { ...last, changed };
  }
}

/** When the file was written; 0 when it is not there. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function readLooks(file: string): Read {
  const changed = changedAt(file);
  if (changed === 0) throw new Error(`LOOK_FILE: there is no file ${resolve(file)}.`);
  return { looks: parseLooks(readFileSync(file, 'utf8'), env().LOGO_HOSTS), changed };
}
