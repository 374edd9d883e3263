import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What the demo's editor holds: the branding file's text, and what is wrong with it. */
export type Draft = { readonly text: string; readonly problems: readonly string[] };

const object = z.record(z.string(), z.unknown());
type Json = z.infer<typeof object>;

// The published description, so that the demo shares no code with the site.
const published = object.parse(
  JSON.parse(readFileSync(new URL('../docs/branding.schema.json', import.meta.url), 'utf8')),
);
const brandingFile = z.fromJSONSchema(published);

/** The entries of a branding that are one line of text. */
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
/** Those that are texts by language; the form edits the Swedish one. */
const wordEntries = ['policy', 'afterCancel'] as const;

/** The file as it is now. */
export function readDraft(path: string): Draft {
  return { text: readFileSync(path, 'utf8'), problems: [] };
}

/**
 * Writes what was posted into the file: the whole file, or the form's entries into its `everywhere`,
 * leaving all else in it as it was. Nothing is written while something is wrong.
 */
export function saveDraft(path: string, posted: URLSearchParams): Draft {
  const whole = posted.get('file');
  const before = readFileSync(path, 'utf8');
  // What cannot be read cannot be kept: it is mended as a whole first.
  if (whole === null && !parseJson(before)) return { text: before, problems: problemsOf(before) };
  const text = whole ?? withForm(before, posted);
  const problems = problemsOf(text);
  if (problems.length === 0) writeFileSync(path, text);
  return { text, problems };
}

/** What `everywhere` says, for the form. */
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

function problemsOf(text: string): string[] {
  const file = parseJson(text);
  if (!file) return ['This is not JSON.'];
  const { error } = brandingFile.safeParse(file);
  const said = (error?.issues ?? []).map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${[...issue.path, ...issue.keys].join('.')} is no entry of a branding`
      : `${issue.path.join('.')} should be ${wantedAt(issue.path) ?? issue.message}`,
  );
  return [...new Set(said)];
}

/** What the published description says of an entry. */
function wantedAt(path: readonly PropertyKey[]): string | undefined {
  const part = z.object({ properties: z.object({ everywhere: z.object({ properties: object }) }) });
  const { properties } = part.parse(published).properties.everywhere;
  const entry = path.find((step) => String(step) in properties);
  return z.object({ description: z.string() }).safeParse(properties[String(entry)]).data
    ?.description;
}

function parseJson(text: string): Json | undefined {
  try {
    return object.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).data;
  } catch {
    return undefined;
  }
}
