/**
 * The one optional script: everything works without it. It tidies the address bar, guards the
 * double tap, counts characters, follows the deadline and keeps a typed comment over a lost
 * connection.
 */
const main = document.querySelector<HTMLElement>('main');
const form = document.querySelector<HTMLFormElement>('form[data-once]');
const comment = document.querySelector<HTMLTextAreaElement>('textarea[name=comment]');
// The page's own digits: Arabic has two kinds.
const language = `${document.documentElement.lang}-u-nu-latn`;

/** The address bar, and so the history, shows a ticket instead of the code. */
const tidy = main?.dataset['tidy'];
if (tidy) history.replaceState(null, '', tidy);

if (form) guardDoubleTap(form);
if (comment) {
  keepComment(comment);
  countCharacters(comment);
} else if (main?.dataset['state'] === 'cancelled') forget();
document.querySelectorAll<HTMLElement>('[data-until]').forEach(followDeadline);

function guardDoubleTap(guarded: HTMLFormElement): void {
  const button = guarded.querySelector<HTMLButtonElement>('button[type=submit]');
  const words = button?.textContent ?? '';
  guarded.addEventListener('submit', (event) => {
    if (!button) return;
    if (button.ariaDisabled === 'true') event.preventDefault();
    button.ariaDisabled = 'true';
    button.textContent = guarded.dataset['once'] ?? words;
  });
  // Coming back by the back button, or after a lost connection, it can be pressed again.
  const free = () => {
    if (!button) return;
    button.ariaDisabled = 'false';
    button.textContent = words;
  };
  addEventListener('pageshow', free);
  addEventListener('offline', free);
}

function keepComment(field: HTMLTextAreaElement): void {
  try {
    const key = `comment ${location.pathname.split('/').pop() ?? ''}`;
    if (field.value === '') field.value = sessionStorage.getItem(key) ?? '';
    field.addEventListener('input', () => sessionStorage.setItem(key, field.value));
  } catch {
    // Storage is switched off: the comment is simply not kept.
  }
}

function forget(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was kept.
  }
}

function countCharacters(field: HTMLTextAreaElement): void {
  const counter = document.querySelector<HTMLElement>('[data-left]');
  const pattern = counter?.dataset['left'];
  if (!counter || !pattern) return;
  const show = () => {
    const left = field.maxLength - field.value.length;
    counter.textContent =
      field.maxLength > 0 && left <= 200
        ? pattern.replace('{left}', left.toLocaleString(language))
        : '';
  };
  field.addEventListener('input', show);
  show();
}

function followDeadline(element: HTMLElement): void {
  const span = Number(element.dataset['until']);
  const started = performance.now();
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const tick = () => {
    const left = span - (performance.now() - started);
    const minutes = Math.floor(left / 60_000);
    if (left <= 0) {
      element.textContent = element.dataset['passed'] ?? '';
      element.setAttribute('role', 'status');
      return;
    }
    // A day and more needs no watching, and the server's own words stand.
    if (minutes < 48 * 60) {
      element.textContent =
        minutes < 1
          ? (element.dataset['soon'] ?? '')
          : minutes < 60
            ? format.format(minutes, 'minute')
            : format.format(Math.floor(minutes / 60), 'hour');
    }
    setTimeout(tick, Math.min(left, 60_000 - ((span - left) % 60_000)));
  };
  tick();
}
