import type { Booking } from './booking';

/** What a press is to do. */
export type PressKind = 'cancel' | 'move';

/** What a customer does with a link: open it, or press the button of its form. "Check again" counts as opening, although its form is a POST. */
export const acts = ['opened', 'pressed'] as const;
export type Act = (typeof acts)[number];

/** Which page a form was on: the first one, or the one that asks once more (page name `confirm-again`). */
export type Stage = 'first' | 'again';

/** What a verdict is made from. */
export type PressSigns = {
  /** Milliseconds since the page was made; undefined when the form has no valid proof of that. */
  readonly afterMilliseconds: number | undefined;
  readonly stage: Stage;
  /**
   * What the browser reports: `unsaid` if it sends no such signal, `no-signal` if it would have sent
   * one, `by-program` if it names itself a program.
   */
  readonly activation: 'by-person' | 'by-script' | 'by-program' | 'no-signal' | 'unsaid';
  /** What the page's script saw; undefined when it did not run. */
  readonly inputSeen: InputSeen | undefined;
};

/**
 * Whether a finger, mouse or key pressed while the page was in front (`seen`), or the form was sent
 * without (`unseen`). Some assistive tools press by script too, so `unseen` is only a doubt.
 */
export const inputSeen = ['seen', 'unseen'] as const;
export type InputSeen = (typeof inputSeen)[number];

/** Why a press looks automated. */
export const automatedLooks = [
  'no-own-form',
  'too-quick',
  'by-script',
  'by-program',
  'no-signal',
  'unseen',
] as const;
type AutomatedLook = (typeof automatedLooks)[number];

export type Verdict =
  | {
      readonly kind: 'person';
      /** The page it was on; `again` has asked already. */
      readonly stage: Stage;
    }
  | { readonly kind: 'automated'; readonly why: AutomatedLook };

/** How a press looked: automated, why a person's was asked about once more, or a person's. */
type PressVerdict = AutomatedLook | 'just-made' | 'other-version' | 'person';

/** The verdict in the log: of a press, or of an opening what the browser reports. */
export type LoggedVerdict = PressVerdict | PressSigns['activation'] | 'from another site';

const automated = (why: AutomatedLook): Verdict => ({ kind: 'automated', why });

/**
 * Judges whether a press looks automated. It never refuses: the page only asks once more. A
 * script's click is asked again every time. A press that only names itself a program, or lacks a
 * signal, is asked once and must wait the reading time again.
 */
export function judgePress(press: PressSigns, minReadingMilliseconds: number): Verdict {
  const { activation, stage, afterMilliseconds, inputSeen } = press;
  if (activation === 'by-script') return automated('by-script');
  if (afterMilliseconds === undefined) return automated('no-own-form');
  if (afterMilliseconds < minReadingMilliseconds) return automated('too-quick');
  if (stage === 'first') {
    if (activation === 'no-signal' || activation === 'by-program') return automated(activation);
    if (inputSeen === 'unseen') return automated('unseen');
  }
  return { kind: 'person', stage };
}

/** Whether to ask once more before acting: a program may have pressed, or a link scanner that opened a new booking's mail. */
export function isDoubtful(
  verdict: Verdict,
  booking: Pick<Booking, 'madeOn' | 'clockDoubt'>,
  now: number,
): boolean {
  return verdict.kind === 'automated' || (verdict.stage === 'first' && isJustMade(booking, now));
}

const halfAnHour = 30 * 60_000;

/**
 * Whether a booking is so new that its mail may have been opened by the program that delivers it:
 * link scanners act within minutes. `now` is milliseconds since 1970 UTC.
 */
function isJustMade(
  { madeOn, clockDoubt = 0 }: Pick<Booking, 'madeOn' | 'clockDoubt'>,
  now: number,
): boolean {
  return (
    madeOn !== undefined &&
    madeOn.latest + clockDoubt > now - halfAnHour &&
    madeOn.earliest - clockDoubt <= now
  );
}
