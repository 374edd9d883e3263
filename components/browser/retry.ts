/**
 * The optional script of a page that could not read the booking: counts down, and then reads the page
 * again. It sends no form. It stops when told to, after five tries in a tab, while a press is under way,
 * and while the tab is hidden or offline.
 */
const mostTries = 5;
const line = document.querySelector<HTMLElement>('[data-wait]');
const clock = line && line.querySelector('bdi');

/** How often this page was read again by itself; kept with the page's place in the tab's history. */
function triesSoFar(): number {
  const state: unknown = history.state;
  return typeof state === 'number' ? state : 0;
}

if (line && clock && triesSoFar() < mostTries) {
  const format = new Intl.RelativeTimeFormat(`${document.documentElement.lang}-u-nu-latn`);
  const wait = Number(line.dataset.wait) * 1000;
  const began = performance.now();
  line.hidden = false;
  const timer = setInterval(() => {
    const left = Math.max(0, Math.ceil((wait - (performance.now() - began)) / 1000));
    clock.textContent = format.format(left, 'second');
    const isPressed = document.querySelector('[aria-disabled]') !== null;
    if (left > 0 || isPressed || document.hidden || !navigator.onLine) return;
    clearInterval(timer);
    history.replaceState(triesSoFar() + 1, '');
    location.reload();
  }, 500);
  const stop = line.querySelector('button');
  if (stop)
    stop.onclick = () => {
      clearInterval(timer);
      history.replaceState(mostTries, '');
      line.hidden = true;
    };
}
