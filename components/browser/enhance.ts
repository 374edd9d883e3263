/**
 * The one optional script: everything works without it. It removes the code from the address bar,
 * prevents double taps, says when a press takes long, counts characters, follows the deadline,
 * keeps the answers in this tab, and opens folded parts for printing.
 */
import { leftToType } from '@/lib/booking/comment-limit';

const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector);
const first = (selector: string) => document.querySelector<HTMLElement>(selector);
/** A data attribute that the page wrote for the script. */
const data = (element: HTMLElement, name: string) => element.dataset[name] || '';

/** The line at a button that says when a press takes long. */
const line = first('[data-slow]');
const comment = document.querySelector<HTMLTextAreaElement>('[name=comment]');
// The page's own digits: Arabic has two kinds.
const language = `${document.documentElement.lang}-u-nu-latn`;

/** The address bar shows a ticket instead of the code. */
const main = first('main');
if (main && data(main, 'tidy')) history.replaceState(null, '', data(main, 'tidy'));

all('[data-once]').forEach(guardDoubleTap);
try {
  // The path without its language.
  keepInput(location.pathname.slice(3));
} catch {
  // Storage is off: the answers are not kept.
}
if (comment) countCharacters(comment);
document.querySelectorAll<HTMLImageElement>('[data-logo]').forEach(dropBrokenLogo);
addEventListener('beforeprint', () =>
  document.querySelectorAll<HTMLDetailsElement>('details').forEach((fold) => (fold.open = true)),
);
// Last: a browser that cannot write units stops here, and the server's text stays.
all('[data-until]').forEach(followDeadline);

/** Of a form, or of a link that reads again: `data-once` is the button's text while the press is under way. */
function guardDoubleTap(guarded: HTMLElement): void {
  const button = guarded.querySelector<HTMLElement>('[type=submit]') || guarded;
  const label = button.textContent;
  const before = line && line.textContent;
  let slow = 0;
  const input = guarded.querySelector<HTMLInputElement>('[name=input]');
  if (input) {
    input.value = 'unseen';
    button.addEventListener('click', (event) => {
      if (event.isTrusted && !document.hidden && document.hasFocus()) input.value = 'seen';
    });
  }
  guarded.addEventListener(button === guarded ? 'click' : 'submit', (event) => {
    if (slow) {
      event.preventDefault();
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    button.textContent = data(guarded, 'once');
    // What it says of the time before the press no longer holds.
    if (line) {
      line.setAttribute('role', 'status');
      line.textContent = '\u00a0';
    }
    slow = window.setTimeout(() => {
      if (line) line.textContent = data(line, 'slow');
    }, 4000);
  });
  // After the back button or a lost connection it can be pressed again.
  const free = () => {
    clearTimeout(slow);
    slow = 0;
    button.removeAttribute('aria-disabled');
    button.textContent = label;
    if (line) line.textContent = before;
  };
  addEventListener('pageshow', free);
  addEventListener('offline', free);
}

/** Keeps the reason and, from the next line on, the comment in this tab only, to fill in the form again in any language. */
function keepInput(key: string): void {
  const kept = (sessionStorage.getItem(key) || '').split('\n');
  const chosen = () => document.querySelector<HTMLInputElement>('[name=reason]:checked');
  const reason = kept[0] && document.querySelector<HTMLInputElement>(`[value="${kept[0]}"]`);
  if (reason && !chosen()) reason.checked = true;
  // A comment to correct is shown as the server received it.
  if (comment && !comment.value && !comment.matches('[aria-invalid]'))
    comment.value = kept.slice(1).join('\n');
  const fold = document.querySelector<HTMLDetailsElement>('form details');
  if (fold && (chosen() || (comment && comment.value))) fold.open = true;
  addEventListener('input', () => {
    const radio = chosen();
    sessionStorage.setItem(key, `${radio ? radio.value : ''}\n${comment ? comment.value : ''}`);
  });
}

function countCharacters(field: HTMLTextAreaElement): void {
  const counter = first('[data-left]');
  if (!counter) return;
  const show = () => {
    const remaining = leftToType(field.value);
    counter.textContent =
      remaining <= 200
        ? data(counter, remaining < 0 ? 'over' : 'left').replace(
            '{}',
            Math.abs(remaining).toLocaleString(language),
          )
        : '';
  };
  field.addEventListener('input', show);
  show();
}

function followDeadline(element: HTMLElement): void {
  const span = Number(data(element, 'until'));
  const started = performance.now();
  const written = (count: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const tick = () => {
    const remaining = span - (performance.now() - started);
    const minutes = Math.floor(remaining / 60_000);
    if (remaining <= 0) {
      element.textContent = data(element, 'passed');
      element.setAttribute('role', 'status');
      return;
    }
    // Two days or more need no countdown: the server's text stays.
    if (minutes < 48 * 60) {
      element.textContent =
        minutes < 1
          ? data(element, 'soon')
          : data(element, 'rest').replace(
              '{}',
              minutes < 60 ? written(minutes, 'minute') : written(Math.floor(minutes / 60), 'hour'),
            );
    }
    setTimeout(tick, Math.min(remaining, 60_000 - ((span - remaining) % 60_000)));
  };
  tick();
}

/** Removes a logo that fails to load. */
function dropBrokenLogo(logo: HTMLImageElement): void {
  const drop = () => logo.remove();
  logo.onerror = drop;
  if (logo.complete && !logo.naturalWidth) drop();
}
