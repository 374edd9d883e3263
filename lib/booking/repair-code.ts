import { plainText } from '../plain-text';

/** How a code was damaged on its way. */
export const codeRepairs = [
  'end',
  'invisible',
  'query',
  'plus',
  'quoted-printable',
  'encoded',
] as const;
type CodeRepair = (typeof codeRepairs)[number];

/** A reading of a code, and the repairs that led to it. */
export type RepairedCode = { readonly code: string; readonly repairs: readonly CodeRepair[] };

/** What marketing and mail programs add to links; no code contains it. */
const tracking =
  /[?&;](?:amp;)*(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|mkt_tok|_hs\w+|(?:cancellation|unbook)?code)=.*$/is;

/** Decodes a query value as browsers do: `+` is a space. */
export function formDecode(value: string): string {
  return new URLSearchParams(`v=${value.replace(/&/g, '%26')}`).get('v') ?? '';
}

/** Undoes percent encoding once, where possible. */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Removes invisible characters, which come from mail programs and copied text. */
export function withoutInvisible(text: string): string {
  return plainText(text).replace(/[\u00ad\u034f\u200c\u200d\ufe00-\ufe0f]/g, '');
}

const joined = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('');

/** Longest value read, in characters: a code of 200, encoded more than once. */
const longestValue = 3_000;

/**
 * Reads the code from the raw value of a query parameter. The first reading is literal, without
 * surrounding spaces, invisible characters and attached tracking parameters. The second is for when
 * the first opens nothing; undefined when there is no other reading.
 */
export function readCode(raw: string): readonly [first: RepairedCode, second?: RepairedCode] {
  const value = raw.slice(0, longestValue);
  const literal = formDecode(value);
  const repairs: CodeRepair[] = [];
  const step = (from: string, to: string, repair: CodeRepair) => {
    if (to === from || to === '') return from;
    repairs.push(repair);
    return to;
  };
  const visible = step(literal, joined(withoutInvisible(literal)), 'invisible');
  const untracked = step(visible, visible.replace(tracking, ''), 'query');
  const code = step(untracked, untracked.trim(), 'end');
  const first: RepairedCode = { code, repairs };
  const guess = guessCode(code, value);
  if (guess) return [first, guess];
  return code === literal ? [first] : [first, { code: literal, repairs: [] }];
}

/** The code before a mail program or a template changed it; a guess, so it is tried second. */
function guessCode(code: string, value: string): RepairedCode | undefined {
  const repairs: CodeRepair[] = [];
  let guess = code;
  const step = (to: string, repair: CodeRepair) => {
    const tidied = to.trim();
    if (tidied === guess || tidied === '') return;
    guess = tidied;
    repairs.push(repair);
  };
  if (/^=?3d/i.test(guess)) step(unquoted(guess.replace(/^=?3d/i, '')), 'quoted-printable');
  else if (/=3d|=\s/i.test(guess)) step(unquoted(guess), 'quoted-printable');
  for (let layer = 0; layer < 3; layer += 1) step(percentDecode(guess), 'encoded');
  step(withoutInvisible(guess), 'invisible');
  step(guess.replace(/[?&;][a-z_][\w.-]{0,40}=.*$/is, ''), 'query');
  step(withoutSigns(guess), 'end');
  if (repairs.length > 0) return { code: guess, repairs };

  // Nothing else was wrong: try other spellings of a space, then drop an end that may be genuine.
  if (value.includes('+')) step(percentDecode(value), 'plus');
  else if (/\S\s+\S/.test(guess)) step(guess.replace(/ /g, '+'), 'plus');
  else if (guess.includes('+')) step(guess.replace(/\+/g, ' '), 'plus');
  if (repairs.length === 0)
    step(
      withoutLast(guess, (sign) => '=_-/\\|~^'.includes(sign)),
      'end',
    );
  return repairs.length > 0 ? { code: guess, repairs } : undefined;
}

/** Undoes quoted-printable without line ends: `=3D` is `=`, another lone `=` a soft break. */
function unquoted(text: string): string {
  return text.replace(/=(3d|\s*)/gi, (_, written: string) => (/3d/i.test(written) ? '=' : ''));
}

const opening = '<"\'([{*`«“„‘‚‹「【（';
const closing = '.,;:!?>"\')]}*`»”“’‘›…。、，；：！？」】）';

/** Removes the punctuation, brackets or quotes that a text leaves around a link. */
function withoutSigns(text: string): string {
  const unescaped = text.replace(/(?:&(?:gt|lt|quot|nbsp|apos|#\d{1,5}|#x[\da-f]{1,4});?)+$/i, '');
  let from = 0;
  while (opening.includes(unescaped.charAt(from)) && from < unescaped.length) from += 1;
  return withoutLast(unescaped.slice(from), (sign) => closing.includes(sign) || /\s/.test(sign));
}

function withoutLast(text: string, isDropped: (sign: string) => boolean): string {
  let to = text.length;
  while (to > 0 && isDropped(text.charAt(to - 1))) to -= 1;
  return text.slice(0, to);
}
