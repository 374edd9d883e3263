import { applyEdits, modify } from 'jsonc-parser';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { parseBrandingFile } from '@/lib/branding/parse-branding-file';
import { type Control, controls, entries, kindOf } from './fields';

/** What is wrong with a control of the form; its name is `file` for the whole text. */
type Problem = { readonly name: string; readonly what: string };

/** A branding file as it is edited. */
export type Draft = {
  /** The file as the page showed it: what the next save is compared with. */
  readonly seen: string;
  /** The whole text, and the values of the form by control, as they were typed. */
  readonly text: string;
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** What can be saved, and matches nothing. */
  readonly doubts: readonly string[];
};

type Values = ReadonlyMap<string, readonly string[]>;

const object = z.record(z.string(), z.unknown());
type Json = z.infer<typeof object>;

/** The file as it is now; one that is not there yet is empty. */
export function readDraft(path: string, logoHosts: readonly string[]): Draft {
  const seen = existsSync(path) ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : '{}';
  return { seen, text: seen, values: valuesIn(seen), ...judge(seen, logoHosts) };
}

/**
 * Saves what was posted: the whole text if it was edited, and in it, or else in the file as it is now,
 * the entries of `everywhere` that were changed in the form. Everything else stays as it is written.
 * Saves nothing while there is a problem; the draft then holds what was typed.
 */
export function saveDraft(
  path: string,
  posted: URLSearchParams,
  logoHosts: readonly string[],
): Draft {
  const now = readDraft(path, logoHosts);
  const seen = lines(posted.get('seen') ?? now.seen);
  const typed = lines(posted.get('file') ?? seen);
  const shown = valuesIn(seen);
  const values = new Map(
    controls.map((control) => [control.name, postedFor(control, posted, shown)]),
  );
  const changed = new Map(
    [...values].filter(([name, value]) => !isDeepStrictEqual(value, shown.get(name))),
  );
  const draft = { seen, text: typed, values, doubts: [] };

  const wasEdited = typed !== seen;
  if (wasEdited && lines(now.seen) !== seen)
    return { ...draft, seen: now.seen, problems: [{ name: 'file', what: changedMeanwhile }] };
  const text = withChanges(wasEdited ? typed : now.seen, changed);
  const { problems, doubts } = judge(text, logoHosts);
  if (problems.length > 0)
    return {
      ...draft,
      // What is wrong in the edited text is put right there.
      problems: problems.map(({ name, what }) =>
        wasEdited && !changed.has(name) ? { name: 'file', what } : { name, what },
      ),
    };
  try {
    writeFileSync(path, text);
  } catch (error) {
    return {
      ...draft,
      problems: [{ name: 'file', what: `It cannot be written: ${String(error)}` }],
    };
  }
  return { seen: text, text, values: valuesIn(text), problems, doubts };
}

const changedMeanwhile =
  'The file was changed elsewhere since you opened this page. Save again to replace it with this text.';

/** What the form shows of a file. */
function valuesIn(text: string): Values {
  const everywhere = object.catch({}).parse(parseJson(text)?.['everywhere']);
  return new Map(controls.map((control) => [control.name, valueIn(everywhere, control)]));
}

function valueIn(everywhere: Json, { entry, kind, locale }: Control): readonly string[] {
  const value = everywhere[entry];
  if (kind === 'list')
    return z
      .array(z.string())
      .catch([...kindOf(entry).choices])
      .parse(value);
  const written = locale === undefined ? value : object.catch({}).parse(value)[locale];
  const text = lines(z.string().catch('').parse(written));
  return [kind === 'words' ? text : text.replaceAll('\n', '')];
}

/** What was posted for a control, or what it showed if nothing was. */
function postedFor({ name, kind }: Control, posted: URLSearchParams, shown: Values) {
  const before = shown.get(name) ?? [];
  // Without a script a picked colour does not reach the text beside it.
  const picked = posted.get(`${name}.picked`);
  if (picked !== null && picked !== posted.get(`${name}.offered`)) return [picked];
  const all = posted.getAll(name).map(lines);
  if (all.length === 0 || isDeepStrictEqual(all, before)) return before;
  // A list also posts an empty value, since one with nothing chosen would post nothing.
  return kind === 'list' ? all.filter(Boolean) : all.map((one) => one.trim());
}

/** Changes entries of `everywhere` in the text of a file, and keeps the rest as it is written. */
function withChanges(text: string, changed: Values): string {
  const everywhere = object.optional().safeParse(parseJson(text)?.['everywhere']);
  // Such a text must be put right as a whole first.
  if (!parseJson(text) || !everywhere.success) return text;
  return entries.reduce((result, entry) => {
    const mine = controls.filter((control) => control.entry === entry && changed.has(control.name));
    const old = everywhere.data?.[entry];
    const value = mine.reduce((value: unknown, { name, kind, locale }) => {
      const [first = ''] = changed.get(name) ?? [];
      if (kind === 'list') return changed.get(name);
      if (locale === undefined) return first || undefined;
      const { [locale]: _, ...others } = object.catch({}).parse(value);
      const words = first ? { ...others, [locale]: first } : others;
      return Object.keys(words).length > 0 ? words : undefined;
    }, old);
    if (value === old) return result;
    const edits = modify(result, ['everywhere', entry], value, {
      formattingOptions: { insertSpaces: true, tabSize: 2 },
    });
    return applyEdits(result, edits);
  }, text);
}

/** Reports problems as the site itself does, each at its control. */
function judge(text: string, logoHosts: readonly string[]): Pick<Draft, 'problems' | 'doubts'> {
  try {
    const { wrong, doubts } = parseBrandingFile(text, logoHosts);
    return { problems: wrong.map(problemFrom), doubts };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { problems: [problemFrom(said)], doubts: [] };
  }
}

function problemFrom(line: string): Problem {
  const [, path = '', what = ''] = /^\s*(?:line \d+, )?everywhere\.(\S+): (.*)$/.exec(line) ?? [];
  const control = controls.find(({ name }) => name === path || name === path.split('.')[0]);
  return control
    ? {
        name: control.name,
        what: what.replace(/^should be texts (.*) by language.*$/, 'should be a text $1'),
      }
    : { name: 'file', what: line.trim() };
}

/** A browser posts every line break as CRLF. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function parseJson(text: string): Json | undefined {
  try {
    return object.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
