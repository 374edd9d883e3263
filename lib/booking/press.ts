/** Which page a form stood on: the first one, or the one that asks again. */
export type Stage = 'first' | 'again';

/** What is known about how a form was sent. */
export type Press = {
  /** Milliseconds since the page was made; undefined when the form carries no valid proof of it. */
  readonly afterMilliseconds: number | undefined;
  readonly stage: Stage;
  /** What the browser says of itself; `unsaid` when it sends no such header. */
  readonly activation: 'by-person' | 'by-script' | 'unsaid';
};

export type Verdict =
  | { readonly kind: 'person' }
  | { readonly kind: 'automated'; readonly why: 'no-proof' | 'too-quick' | 'by-script' };

/**
 * How much of the reading time a page takes. The page that asks again is short, but nobody reads
 * it, finds its other button and presses it in a blink.
 */
const shareOfReading = { first: 1, again: 0.35 } as const;

/**
 * Judges whether a press looks automated. It never refuses: an automated look only means that
 * the page asks once more.
 */
export function judgePress(press: Press, minReadingMilliseconds: number): Verdict {
  if (press.activation === 'by-script') return { kind: 'automated', why: 'by-script' };
  if (press.afterMilliseconds === undefined) return { kind: 'automated', why: 'no-proof' };
  if (press.afterMilliseconds < minReadingMilliseconds * shareOfReading[press.stage]) {
    return { kind: 'automated', why: 'too-quick' };
  }
  return { kind: 'person' };
}
