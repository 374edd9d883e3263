import { readFileSync } from 'node:fs';
import { everywhereOf, type Draft, plainEntries } from './draft';

/** A page to preview: its path below the sandbox's address, and what it shows. */
export type Preview = { readonly path: string; readonly state: string; readonly story: string };

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const style = read('./editor.css');
const script = read('./live-preview.mjs');

const reasons = ['ill', 'time', 'changed-mind', 'found-other', 'mistake'];
const labels: Readonly<Record<(typeof plainEntries)[number], string>> = {
  name: 'Company name',
  logo: 'Logo, an https address on a host in LOGO_HOSTS',
  accent: 'Accent colour, such as #1d5c56',
  phone: 'Phone',
  email: 'Email',
  bookAgain: 'Where to book again',
  privacy: 'Your privacy notice',
  language: 'Language where the browser does not decide',
  reason: 'Reason',
  comment: 'Comment',
  tone: 'Tone of the cancelled page',
};
const choices: Readonly<Partial<Record<string, readonly string[]>>> = {
  language: ['sv', 'en', 'nb', 'da', 'fi', 'de', 'pl', 'ar'],
  reason: ['optional', 'required'],
  comment: ['optional', 'required', 'off'],
  tone: ['plain', 'warm'],
};

/**
 * Renders the form, the whole file, and next to them a page of the site in a chosen state.
 *
 * @param sandbox address of the sandbox, which shows pages of the site in a frame
 */
export function renderEditor(draft: Draft, previews: readonly Preview[], sandbox: string): string {
  const now = everywhereOf(draft);
  const offered = Array.isArray(now['reasons']) ? now['reasons'] : reasons;
  const states = previews.map(
    ({ path, state, story }) =>
      `<option value="${escape(sandbox + path)}">${escape(state)}: ${escape(story)}</option>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Branding editor</title><style>${style}</style>
<header class="intro"><h1>Branding editor</h1><p>What you change is written to the site's branding file and shows on the phone within a second. The same file serves in production. <a href="${escape(sandbox)}/inbox">The inbox</a></p></header>
<main class="phones"><div class="editor"><div id="problems" role="status">${problemList(draft)}</div>
<form method="post" action="/" id="form">${plainEntries.map((entry) => field(entry, now[entry])).join('')}
<fieldset><legend>Reasons offered</legend>${reasons.map((reason) => `<label><input type="checkbox" name="reasons" value="${reason}"${offered.includes(reason) ? ' checked' : ''}> ${reason}</label>`).join('')}</fieldset>
${words('policy', 'Your own rules beside the deadline, in Swedish', now)}${words('afterCancel', 'Your own words once it is cancelled, in Swedish', now)}
<button>Save the form</button></form>
<form method="post" action="/" id="whole"><label>The whole file, with hosts and companies, to edit or copy<textarea name="file" rows="18" spellcheck="false">${escape(draft.text)}</textarea></label>
<p><button>Save the file</button> <button type="button" id="copy" hidden>Copy</button></p></form></div>
<div><label class="state">The page to look at <select id="state">${states.join('')}</select></label>
<iframe name="phone" title="The page with this branding" src="${escape(sandbox + (previews[0]?.path ?? '/sv'))}"></iframe></div></main>
<script>${script}</script></html>`;
}

/** The problems as HTML, for the whole page and for its script. */
export function problemList({ problems }: Draft): string {
  return problems.length === 0
    ? ''
    : `<p><b>Nothing is saved while something is wrong.</b></p><ul>${problems.map((problem) => `<li>${escape(problem)}</li>`).join('')}</ul>`;
}

function field(entry: (typeof plainEntries)[number], value: unknown): string {
  const said = typeof value === 'string' ? value : '';
  const options = choices[entry];
  const control = options
    ? `<select name="${entry}"><option value="">–</option>${options.map((one) => `<option${one === said ? ' selected' : ''}>${one}</option>`).join('')}</select>`
    : `<input name="${entry}" value="${escape(said)}">`;
  return `<label>${labels[entry]}${control}</label>`;
}

function words(entry: string, label: string, now: Readonly<Record<string, unknown>>): string {
  const all = now[entry];
  const swedish: unknown = typeof all === 'object' && all !== null && 'sv' in all ? all.sv : '';
  return `<label class="wide">${label}<textarea name="${entry}" rows="2">${escape(swedish)}</textarea></label>`;
}

/** Escapes text for HTML. */
function escape(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
