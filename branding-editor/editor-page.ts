import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { languages, locales } from '@/i18n/locales';
import { routing } from '@/i18n/routing';
import { defaultBranding } from '@/lib/branding/branding';
import type { Draft } from './draft';
import { type Control, controls, entries, evergreen, fields, groups, kindOf } from './fields';

/** A page to preview: its path below the sandbox's address, and what it shows. */
export type Preview = { readonly path: string; readonly story: string };

/** What the page says of a draft, for itself and for its script. */
export type Said = {
  /** One line of HTML: whether it is saved, and what to do next. */
  readonly state: string;
  /** HTML that lists the problems, each with a link to its control; empty if there are none. */
  readonly problems: string;
  /** The problem of each control. */
  readonly errors: Readonly<Record<string, string>>;
};

/** What counts where the file says nothing. */
const usually = new Map<string, unknown>([
  ...Object.entries(defaultBranding),
  ['language', routing.defaultLocale],
]);

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const style = read('../sandbox/inbox-base.css') + read('./editor.css');
const script = read('./live-preview.mjs');

/**
 * Renders the form, the whole file, and beside them a page of the site with this branding.
 *
 * @param file path of the branding file
 * @param sandbox address of the sandbox
 * @param saved whether this draft has just been saved
 */
export function renderEditor(
  draft: Draft,
  previews: readonly Preview[],
  { file, sandbox }: { readonly file: string; readonly sandbox: string },
  saved: boolean,
): string {
  const said = whatToSay(draft, file, saved);
  const wrong = draft.problems.length;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${wrong > 0 ? `${count(wrong)}: ` : saved ? 'Saved: ' : ''}Branding editor</title><style>${style}</style>
<main class="desk"><div><header class="intro"><h1>Branding editor</h1><p>How your pages look and what they ask. All of it is in one file, <code title="${escape(file)}">${escape(basename(file))}</code>. The preview shows what is saved.</p><p><a href="${escape(sandbox)}/inbox">Try the pages from the demo inbox</a></p></header>
<form method="post" action="/" id="form"><div id="problems">${said.problems}</div>
<input type="hidden" name="seen" value="${escape(draft.seen)}">${groups.map((group) => section(group, draft, said.errors)).join('')}
<details class="card"${said.errors['file'] ? ' open' : ''}><summary><h2>The whole file</h2></summary>
<p class="hint" id="file-hint">With brandings for single hosts and companies, and sentences in your own words. What you change here and above is saved together.</p>
<label for="file">Text of the file</label><textarea id="file" name="file" rows="16" spellcheck="false"${described('file', said.errors)}>
${escape(draft.text)}</textarea>${error('file', said.errors)}</details></form></div>
<section class="preview beside" aria-label="Preview">${preview(previews, sandbox)}</section></main>
<footer class="bar"><div><p id="state" role="status">${said.state}</p>
<fieldset class="switch panes"><legend class="unseen">Show</legend><label><input type="radio" name="pane" id="to-form" checked>Form</label><label><input type="radio" name="pane" id="to-preview">Preview</label></fieldset>
<button form="form" id="save">Save</button></div></footer>
<script>${script}</script></html>`;
}

/** What there is to say of a draft. */
export function whatToSay({ problems, doubts }: Draft, file: string, saved: boolean): Said {
  const labels = new Map(controls.map(({ name, label }) => [name, label]));
  const listed = problems.map(
    ({ name, what }) =>
      `<li><a href="#${name}">${escape(labels.get(name) ?? 'The whole file')}: ${escape(what)}</a></li>`,
  );
  const doubted = doubts.map((doubt) => `<li>${escape(doubt)}</li>`);
  const link = (words: string) => `<a href="/branding.json" download>${words}</a>`;
  return {
    state:
      problems.length > 0
        ? `Not saved: <a href="#problems">${count(problems.length)}</a>.`
        : saved
          ? `<b>✓ Saved</b> in ${escape(basename(file))}. Next: ${link('download the file')} and set BRANDING_FILE to it.`
          : `Nothing to save. ${link('Download the file')}`,
    problems:
      problems.length > 0
        ? `<div class="card wrong" tabindex="-1"><h2>${count(problems.length)}, so nothing is saved</h2><ul>${listed.join('')}</ul></div>`
        : doubts.length > 0
          ? `<div class="card doubt"><h2>Saved, but without effect</h2><ul>${doubted.join('')}</ul></div>`
          : '',
    errors: Object.fromEntries(problems.map(({ name, what }) => [name, sentence(what)])),
  };
}

function section(group: string, draft: Draft, errors: Said['errors']): string {
  const inside = entries
    .filter((entry) => fields[entry].group === group)
    .map((entry) =>
      field(
        controls.filter((control) => control.entry === entry),
        draft,
        errors,
      ),
    );
  return `<section class="card" aria-label="${group}"><h2>${group}</h2>${inside.join('')}</section>`;
}

function field(parts: readonly Control[], { values }: Draft, errors: Said['errors']): string {
  const [first] = parts;
  if (!first) return '';
  const { entry, name, kind } = first;
  const { label, hint, empty = '', choices: meanings = {} } = fields[entry];
  const shown = values.get(name) ?? [];
  const [value = ''] = shown;
  const hinted = `<p class="hint" id="${entry}-hint">${escape(hint)}</p>`;
  const top = `<label for="${name}">${label}</label>${hinted}`;
  const attributes = `id="${name}" name="${name}"${described(name, errors)}`;
  const below = error(name, errors);
  const { choices } = kindOf(entry);
  switch (kind) {
    case 'line': {
      const colour = /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : evergreen;
      const picker =
        entry === 'accent'
          ? `<input type="color" name="accent.picked" aria-label="Pick the colour" value="${colour}"><input type="hidden" name="accent.offered" value="${colour}">`
          : '';
      return `<div class="field">${top}${below}<div class="line">${picker}<input ${attributes} value="${escape(value)}" placeholder="${empty}"></div></div>`;
    }
    case 'choice': {
      const byDefault = usually.get(entry);
      const usual = typeof byDefault === 'string' ? meanings[byDefault] : undefined;
      const unset = usual === undefined ? 'Default' : `Default: ${usual}`;
      const all = [...new Set([...choices, ...shown.filter(Boolean)])];
      return `<div class="field">${top}<select ${attributes}><option value="">${escape(unset)}</option>${all.map((one) => `<option value="${escape(one)}"${one === value ? ' selected' : ''}>${escape(meanings[one] ?? one)}</option>`).join('')}</select>${below}</div>`;
    }
    case 'list': {
      const all = [...new Set([...shown, ...choices])];
      return `<fieldset class="field"><legend>${label}</legend>${hinted}<input type="hidden" name="${name}">${all.map((one, index) => `<label class="tick"><input type="checkbox"${index === 0 ? ` id="${name}"` : ''} name="${name}" value="${escape(one)}"${described(name, errors)}${shown.includes(one) ? ' checked' : ''}> ${escape(meanings[one] ?? one)}</label>`).join('')}${below}</fieldset>`;
    }
    case 'words': {
      const isOpen = ({ name, locale }: Control) =>
        locale === locales[0] || values.get(name)?.[0] !== '' || errors[name] !== undefined;
      const texts = (some: readonly Control[]) =>
        some.map((one) => wordsIn(one, values.get(one.name)?.[0] ?? '', errors)).join('');
      const others = parts.filter((part) => !isOpen(part));
      const fold = `<details><summary>In ${others.length} other languages</summary>${texts(others)}</details>`;
      return `<fieldset class="field"><legend>${label}</legend>${hinted}${texts(parts.filter(isOpen))}${others.length > 0 ? fold : ''}</fieldset>`;
    }
  }
}

function wordsIn({ name, locale = 'en' }: Control, value: string, errors: Said['errors']): string {
  const { name: language, dir } = languages[locale];
  return `<label for="${name}" lang="${locale}">${language}</label><textarea id="${name}" name="${name}" rows="2" lang="${locale}" dir="${dir}"${described(name, errors)}>
${escape(value)}</textarea>${error(name, errors)}`;
}

function described(name: string, errors: Said['errors']): string {
  return ` aria-describedby="${name.split('.')[0]}-hint ${name}-error"${errors[name] ? ' aria-invalid="true"' : ''}`;
}

function error(name: string, errors: Said['errors']): string {
  return `<p class="error" id="${name}-error">${escape(errors[name] ?? '')}</p>`;
}

function preview(previews: readonly Preview[], sandbox: string): string {
  if (previews.length === 0)
    return `<p class="card">No sandbox answers at ${escape(sandbox)}, so there is no preview. You can still edit and save.</p>`;
  const pages = previews.map(
    ({ story }, page) => `<option value="${page}">${escape(story)}</option>`,
  );
  const all = locales.map(
    (locale) => `<option value="${locale}" lang="${locale}">${languages[locale].name}</option>`,
  );
  return `<form action="/preview" target="phone" id="look"><label class="page">Page<select name="page">${pages.join('')}</select></label>
<label>Language<select name="language"><option value="">As in the mail</option>${all.join('')}</select></label>
<fieldset class="switch"><legend>Look</legend><label><input type="radio" name="look" checked>Light</label><label><input type="radio" name="look" id="dark">Dark</label></fieldset>
<noscript><button>Show</button></noscript></form>
<p class="behind">The preview shows what was saved last.</p>
<iframe name="phone" title="The page with this branding" src="/preview"></iframe>`;
}

function count(problems: number): string {
  return problems === 1 ? '1 entry is wrong' : `${problems} entries are wrong`;
}

function sentence(what: string): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}.`.replace(/\.\.$/, '.');
}

/** Escapes text for HTML. */
function escape(value: string): string {
  return value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
