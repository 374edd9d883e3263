/**
 * Script of the editor's page: saves while you type and reloads the preview. Without it the buttons
 * save.
 */

const form = find(HTMLFormElement, '#form');
const whole = find(HTMLFormElement, '#whole');
const file = find(HTMLTextAreaElement, '#whole textarea');
const state = find(HTMLSelectElement, '#state');
const copy = find(HTMLButtonElement, '#copy');
const phone = find(HTMLIFrameElement, 'iframe');
/** The site checks its file once a second. */
const untilRead = 1100;
let waiting = 0;

for (const one of [form, whole]) {
  one.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void save(one), 400);
  });
  one.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(one);
  });
}
state.addEventListener('input', show);
copy.hidden = !('clipboard' in navigator);
copy.addEventListener('click', () => void navigator.clipboard.writeText(file.value));

function show() {
  phone.src = state.value;
}

/** @param {HTMLFormElement} from */
async function save(from) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(from)) {
    if (typeof value === 'string') body.append(name, value);
  }
  const headers = { accept: 'application/json' };
  const answer = await fetch('/', { method: 'POST', headers, body });
  /** @type {unknown} */
  const saved = await answer.json();
  const { text, problems } = /** @type {{ text: string, problems: string }} */ (saved);
  find(HTMLElement, '#problems').innerHTML = problems;
  if (problems !== '') return;
  if (from === form) file.value = text;
  setTimeout(show, untilRead);
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
