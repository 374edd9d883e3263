/**
 * Script of the editor's page: saves while you type and reloads the preview. Its button is for the whole
 * file, and for what could not be saved; without the script it saves everything.
 */

const form = find(HTMLFormElement, '#form');
const seen = find(HTMLInputElement, '[name=seen]');
const file = find(HTMLTextAreaElement, '#file');
const state = find(HTMLElement, '#state');
const button = find(HTMLButtonElement, '#save');
const problems = find(HTMLElement, '#problems');
const accent = find(HTMLInputElement, '#accent');
const picker = find(HTMLInputElement, '[type=color]');
const look = document.querySelector('form#look');
const preview = document.querySelector('.preview');
const phone = document.querySelector('iframe');
/** The colour without an entry. */
const evergreen = accent.placeholder;
/** The site checks its file once a second. */
const untilRead = 1100;
let waiting = 0;
/** Counts what was typed, so that an answer can tell whether it is about all of it. */
let typed = 0;
let saved = 0;
/** The control that was changed last.
 * @type {EventTarget | null} */
let left = null;
let saving = Promise.resolve();

button.disabled = document.querySelector('.wrong') === null;

form.addEventListener('input', () => {
  typed += 1;
  button.disabled = false;
  preview?.setAttribute('aria-busy', 'true');
  plan(400, false);
});
// Only once somebody leaves a field is what stands there finished, and can be wrong.
form.addEventListener('change', ({ target }) => {
  left = target;
  plan(0, true);
});
form.addEventListener('submit', () => (saved = typed));
addEventListener('beforeunload', (event) => {
  if (saved !== typed) event.preventDefault();
});

// Both show one colour; the text is what counts.
picker.removeAttribute('name');
picker.addEventListener('input', () => (accent.value = picker.value));
accent.addEventListener('input', () => {
  if (/^#[0-9a-f]{6}$/i.test(accent.value)) picker.value = accent.value.toLowerCase();
  else if (accent.value === '') picker.value = evergreen;
});

look?.addEventListener('change', show);
phone?.addEventListener('load', () => {
  if (saved === typed) preview?.removeAttribute('aria-busy');
});
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('a[href^="#"]');
  if (!(link instanceof HTMLAnchorElement)) return;
  // What a link leads to may be behind the preview, or folded.
  find(HTMLInputElement, '#to-form').checked = true;
  document.getElementById(link.hash.slice(1))?.closest('details')?.setAttribute('open', '');
});
find(HTMLElement, '#problems').querySelector('div')?.focus();

function show() {
  if (!(look instanceof HTMLFormElement)) return;
  // Replaced, so that "back" leaves the editor.
  phone?.contentWindow?.location.replace(`/preview?${fieldsOf(look)}`);
}

/** @param {number} milliseconds @param {boolean} isFinished */
function plan(milliseconds, isFinished) {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    // One after the other: each is compared with what the one before has saved.
    saving = saving
      .then(() => save(isFinished))
      .catch(() => say('Not saved: the editor does not answer.'));
  }, milliseconds);
}

/** @param {boolean} isFinished */
async function save(isFinished) {
  if (file.value !== file.defaultValue) {
    say('Press Save to keep your changes to the whole file.');
    return;
  }
  const now = typed;
  const body = fieldsOf(form);
  body.delete('file');
  const headers = { accept: 'application/json' };
  const answer = await fetch('/', { method: 'POST', headers, body });
  /** @type {unknown} */
  const json = await answer.json();
  const said =
    /** @type {{ seen: string, text: string, state: string, problems: string, errors: Record<string, string> }} */ (
      json
    );
  const isWrong = Object.keys(said.errors).length > 0;
  if (!isWrong || isFinished || problems.innerHTML !== '') showProblems(said);
  // What is said above it pushes it down.
  if (isWrong && isFinished && left instanceof Element) left.scrollIntoView({ block: 'nearest' });
  if (isWrong) return;
  saved = now;
  button.disabled = saved === typed;
  seen.value = said.seen;
  file.value = file.defaultValue = said.text;
  setTimeout(show, untilRead);
}

/** @param {{ state: string, problems: string, errors: Record<string, string> }} said */
function showProblems(said) {
  say(said.state);
  if (problems.innerHTML !== said.problems) problems.innerHTML = said.problems;
  for (const error of document.querySelectorAll('.error')) {
    const name = error.id.replace(/-error$/, '');
    const what = said.errors[name];
    error.textContent = what ?? '';
    for (const control of form.querySelectorAll(`[name="${name}"]:not([type=hidden])`)) {
      if (what === undefined) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    }
  }
}

/** @param {HTMLFormElement} from */
function fieldsOf(from) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(from))
    if (typeof value === 'string') fields.append(name, value);
  return fields;
}

/** @param {string} html */
function say(html) {
  // A screen reader reads it again whenever it is set.
  if (state.innerHTML !== html) state.innerHTML = html;
}

/**
 * @template {Element} Kind
 * @param {new () => Kind} kind
 * @param {string} selector
 * @returns {Kind}
 */
function find(kind, selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`${selector} is missing.`);
  return found;
}
