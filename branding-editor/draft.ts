import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { parseBrandingFile } from '@/lib/branding/parse-branding-file';

/** The text of a branding file, and its problems. */
export type Draft = { readonly text: string; readonly problems: readonly string[] };

const object = z.record(z.string(), z.unknown());
type Json = z.infer<typeof object>;

/** Branding entries that are one line of text. */
export const plainEntries = [
  'name',
  'logo',
  'accent',
  'phone',
  'email',
  'bookAgain',
  'privacy',
  'language',
  'reason',
  'comment',
  'tone',
] as const;
/** Branding entries with one text per language; the form edits the Swedish one. */
const wordEntries = ['policy', 'afterCancel'] as const;

/** The file as it is now. */
export function readDraft(path: string): Draft {
  return { text: readFileSync(path, 'utf8'), problems: [] };
}

/**
 * Saves what was posted: the whole file, or the form's entries in its `everywhere` without changing
 * the rest. Saves nothing while there is a problem.
 */
export function saveDraft(
  path: string,
  posted: URLSearchParams,
  logoHosts: readonly string[],
): Draft {
  const whole = posted.get('file');
  const before = readFileSync(path, 'utf8');
  // The form cannot change a file that cannot be parsed; the whole text must be corrected first.
  if (whole === null && !parseJson(before))
    return { text: before, problems: problemsOf(before, logoHosts) };
  const text = whole ?? withForm(before, posted);
  const problems = problemsOf(text, logoHosts);
  if (problems.length === 0) writeFileSync(path, text);
  return { text, problems };
}

/** The entries of `everywhere`, for the form. */
export function everywhereOf({ text }: Draft): Json {
  return object.catch({}).parse(parseJson(text)?.['everywhere']);
}

function withForm(text: string, posted: URLSearchParams): string {
  const file = parseJson(text) ?? {};
  const everywhere = { ...object.catch({}).parse(file['everywhere']) };
  const put = (entry: string, value: unknown) => {
    if (value === undefined) Reflect.deleteProperty(everywhere, entry);
    else everywhere[entry] = value;
  };
  for (const entry of plainEntries) put(entry, posted.get(entry)?.trim() || undefined);
  for (const entry of wordEntries) {
    const { sv: _, ...others } = object.catch({}).parse(everywhere[entry]);
    const swedish = posted.get(entry)?.trim();
    const words = swedish ? { sv: swedish, ...others } : others;
    put(entry, Object.keys(words).length > 0 ? words : undefined);
  }
  put('reasons', posted.getAll('reasons'));
  return JSON.stringify({ ...file, everywhere }, null, 2);
}

/** Reports problems as the site itself does. */
function problemsOf(text: string, logoHosts: readonly string[]): string[] {
  try {
    parseBrandingFile(text, logoHosts);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.split('\n').map((line) => line.trim());
  }
}

function parseJson(text: string): Json | undefined {
  try {
    return object.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).data;
  } catch {
    return undefined;
  }
}
