/** What the suite needs from a browser: what three different drivers have in common. */
export type Engine = {
  readonly name: string;
  readonly version: string;
  readonly open: (url: string) => Promise<void>;
  readonly fill: (selector: string, text: string) => Promise<void>;
  /** A real press, as a person's finger or mouse makes it; waits for the page it leads to. */
  readonly press: (selector: string) => Promise<void>;
  /** Control and a letter, on the keyboard, to whatever has the focus. */
  readonly shortcut: (letter: 'a' | 'c' | 'v') => Promise<void>;
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Phone size, in CSS pixels. */
export const phone = { width: 390, height: 844 };

/** Waits until a new document has loaded, for engines whose drivers do not. */
export async function untilNewPage(evaluate: Engine['evaluate'], before: unknown): Promise<void> {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      if (
        (await evaluate(pageMark)) !== before &&
        (await evaluate('document.readyState')) === 'complete'
      )
        return;
    } catch {
      // Between two pages there is no document.
    }
  }
  throw new Error('No new page loaded within 15 seconds');
}

/** Tells one document from the next. */
export const pageMark = 'performance.timeOrigin';
