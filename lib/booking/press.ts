/** Which page a form stood on: the first one, or the one that asks again. */
export type Stage = 'first' | 'again';

/** What is known about how a form was sent. */
export type Press = {
  /** Milliseconds since the page was made; undefined when the form carries no valid proof of it. */
  readonly afterMilliseconds: number | undefined;
  readonly stage: Stage;
  /**
   * What the browser says of itself: `unsaid` when it sends no such signal, `unsigned` when it is one
   * that would have, `by-program` when it says that it is no browser at all.
   */
  readonly activation: 'by-person' | 'by-script' | 'by-program' | 'unsigned' | 'unsaid';
};

export type Verdict =
  | { readonly kind: 'person' }
  | {
      readonly kind: 'automated';
      readonly why: 'no-proof' | 'too-quick' | 'by-script' | 'by-program' | 'unsigned';
    };

const automated = (why: Extract<Verdict, { kind: 'automated' }>['why']): Verdict => ({
  kind: 'automated',
  why,
});

/**
 * Judges whether a press looks automated. It never refuses: an automated look only means that
 * the page asks once more. A script's click is asked again as often as it comes; what only says that
 * it is a program, or lacks a signal, is asked once, and has to read twice.
 */
export function judgePress(press: Press, minReadingMilliseconds: number): Verdict {
  const { activation, stage, afterMilliseconds } = press;
  if (activation === 'by-script') return automated('by-script');
  if (afterMilliseconds === undefined) return automated('no-proof');
  if (afterMilliseconds < minReadingMilliseconds) return automated('too-quick');
  const isDoubtful = activation === 'unsigned' || activation === 'by-program';
  if (isDoubtful && stage === 'first') return automated(activation);
  return { kind: 'person' };
}
