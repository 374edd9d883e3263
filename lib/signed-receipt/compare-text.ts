/**
 * Compares what a person copied with what was signed. Every kind of blank counts alike, and so does a line
 * end: clipboards, mail programs and PDF viewers change one into another. All else counts exactly.
 */

/** What was signed, as far as a copy of its text can hold it. */
type Signed = { readonly text: string; readonly buttons: readonly string[] };

/**
 * What else was handed in than a receipt whose text and signature stand together; undefined where its text
 * is not what was signed.
 *
 * @param before what stands before the signature
 * @param after what stands after it
 */
export function wordsAround(
  before: string,
  after: string,
  { text, buttons }: Signed,
): readonly string[] | undefined {
  const [head, tail] = [tidy(before), tidy(after)];
  // The signature alone: nothing beside it could say something else.
  if (head === '' && tail === '') return [];
  const signed = tidy(text).replaceAll('\n', ' ');
  const names = buttons.map((button) => tidy(button).replaceAll('\n', ' '));
  const behind = names.reduce(withoutStart, tail);
  const lead = withoutEnd(
    names.reduceRight((rest, name) => withoutEnd(rest, name) ?? rest, head),
    signed,
  );
  if (lead !== undefined) return [lead, behind].filter(isSaid);
  const rest = startingWith(behind, signed);
  return rest === undefined ? undefined : [head, names.reduce(withoutStart, rest)].filter(isSaid);
}

/** Takes the quotation marks of an answered mail from the lines of a text. */
export function unquoted(text: string): string {
  return text.replace(/^[^\S\n\r]*(?:>[^\S\n\r]?)+/gm, '');
}

const isSaid = (text: string) => text.trim() !== '';

/** One blank for each run of them: a line end where it holds one. */
function tidy(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replace(/[^\S\ufeff]+/g, (run) => (/[\n\v\f\r\u2028\u2029]/.test(run) ? '\n' : ' '))
      // A file system or a PDF may part a letter and its accent; a few at a time, so that it takes no time.
      .replace(/\P{M}\p{M}{1,4}/gu, (letter) => letter.normalize('NFC'))
      .trim()
  );
}

const withoutStart = (text: string, name: string) => startingWith(text, name) ?? text;

function withoutEnd(text: string, end: string): string | undefined {
  const rest = startingWith(reversed(text), reversed(end));
  return rest === undefined ? undefined : reversed(rest);
}

const reversed = (text: string) => text.split('').reverse().join('');

const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character);
/** Marks of direction that copying loses; those that turn the order of letters are not among them. */
const isLost = (character: string) => /[\u200e\u200f\u061c\u2066-\u2069]/.test(character);

/** What follows a beginning that says `signed` and ends there; undefined where it says something else. */
function startingWith(text: string, signed: string): string | undefined {
  let at = 0;
  for (const character of signed.split('')) {
    if (character === ' ') {
      if (!isBlank(text[at])) return undefined;
      at += 1;
      continue;
    }
    if (text[at] !== character && isLost(character)) continue;
    // A word too long for its line was broken; a number may not become two.
    if (text[at] === '\n' && !(isDigit(text[at - 1]) && isDigit(character))) at += 1;
    if (text[at] !== character) return undefined;
    at += 1;
  }
  return at === text.length || isBlank(text[at]) ? text.slice(at).trim() : undefined;
}

const isBlank = (character: string | undefined) => character === ' ' || character === '\n';
