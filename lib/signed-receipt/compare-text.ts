/**
 * Compares a copy of a receipt's text with what was signed. Clipboards, mail programs and PDF viewers change
 * blanks, line ends and invisible letters; these differences are skipped. Every other letter must be the same.
 */

/** What was signed, as far as a copy of its text can hold it. */
type Signed = { readonly text: string; readonly buttons: readonly string[] };

/**
 * The words around a receipt that are no part of it; undefined where its text differs from what was signed.
 *
 * @param before the text before the signature
 * @param after the text after the signature
 */
export function wordsAround(
  before: string,
  after: string,
  { text, buttons }: Signed,
): readonly string[] | undefined {
  const isRightToLeft = /[\u0590-\u08ff]/.test(text);
  const tidyCopy = (copy: string) => tidy(isRightToLeft ? withoutOuterMarks(copy) : copy);
  const [head, tail] = [tidyCopy(before), tidyCopy(after)];
  // The signature alone: nothing beside it could contradict it.
  if (head === '' && tail === '') return [];
  const lines = tidyCopy(text);
  const names = buttons.map((name) => tidyCopy(name).replaceAll('\n', ' '));
  const signed = lines.replaceAll('\n', ' ');
  return (
    wordsBeside(head, tail, signed, names, 'apart') ??
    // A field of one line drops every line end. Two numbers may not become one.
    (/\d\n\d/.test(lines)
      ? undefined
      : wordsBeside(head, tail, lines.replaceAll('\n', ''), names, 'joined'))
  );
}

/** The words beside `signed`; undefined where neither side of the signature says it. */
function wordsBeside(
  head: string,
  tail: string,
  signed: string,
  names: readonly string[],
  edge: Edge,
): readonly string[] | undefined {
  const afterButtons = names.reduce((rest, name) => withoutStart(rest, name) ?? rest, tail);
  const beforeButtons = withoutNames(head, names, edge);
  const lead = withoutEnd(beforeButtons, signed);
  if (lead !== undefined) return [withoutNames(lead, names, edge), afterButtons].filter(isSaid);
  const rest = withoutStart(afterButtons, signed);
  if (rest === undefined) return undefined;
  const behind = names.reduce((left, name) => withoutStart(left, name) ?? left, rest);
  return [head, behind].filter(isSaid);
}

/** What stands before the names of buttons at the end of a text. */
const withoutNames = (text: string, names: readonly string[], edge: Edge) =>
  names.reduceRight((rest, name) => withoutEnd(rest, name, edge) ?? rest, text);

/** A part of a signed line, and whether a copy says something else there. */
type Part = { readonly text: string; readonly differs: boolean };

/**
 * Finds where a copy differs from the signed lines: the words that it has nowhere, or else the whole line
 * where it has all its words but not in this order.
 */
export function compareLines(
  copy: string,
  signed: readonly string[],
): readonly (readonly Part[])[] {
  const said = tidy(unquoted(copy)).replaceAll('\n', ' ');
  const words = new Set(said.split(' '));
  return signed.map((line) => {
    if (said.includes(tidy(line).replaceAll('\n', ' '))) return [{ text: line, differs: false }];
    const parts = line
      .split(/(\s+)/)
      .map((text) => ({ text, differs: text.trim() !== '' && !words.has(tidy(text)) }));
    return parts.some(({ differs }) => differs) ? parts : [{ text: line, differs: true }];
  });
}

/** Takes the quotation marks of an answered mail from the lines of a text. */
export function unquoted(text: string): string {
  return text.replace(/^[^\S\n\r]*(?:>[^\S\n\r]?)+/gm, '');
}

/** The page numbers of a PDF, each on its own line: 1, - 2 -, 1/2, Sida 1 av 2. */
const pageNumber =
  /^(?:(?:sida|side|sivu|page|seite|strona|s\.|p\.|صفحة|الصفحة)[^\S\n]?)?(?:[-–][^\S\n]?)?(?<page>[1-9])(?:[^\S\n]?(?:\/|\(|av|af|of|von|z|من)[^\S\n]?(?<pages>[1-9])\)?)?(?:[^\S\n]?[-–])?$/i;

/**
 * Takes page numbers from a text. Only numbers that count up by one from 1 or 2 are page numbers: any other
 * number on its own line could be read as a fact.
 */
export function withoutPageNumbers(text: string): {
  readonly text: string;
  readonly numbers: readonly string[];
} {
  const numbers: string[] = [];
  let next: number | undefined;
  const kept = text.split(/\r\n|[\n\f\r]/).filter((line) => {
    const said = line.trim();
    const found = said.length < 40 ? pageNumber.exec(said)?.groups : undefined;
    const page = Number(found?.['page']);
    const isNext = next === undefined ? page === 1 || page === 2 : page === next;
    if (!isNext || Number(found?.['pages'] ?? page) < page) return true;
    numbers.push(said);
    next = page + 1;
    return false;
  });
  return { text: kept.join('\n'), numbers };
}

const isSaid = (text: string) => text.trim() !== '';

/** One blank for each run of them, or one line end where the run holds one; letters written in one way. */
function tidy(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replace(/[^\S\ufeff]+/g, (run) => (/[\n\v\f\r\u2028\u2029]/.test(run) ? '\n' : ' '))
      // PDFs hold some letters as ligatures or in the shape that they have within a word.
      .replace(/[\ufb00-\ufb06\ufb50-\ufdf9\ufe70-\ufefc]/g, (letter) => letter.normalize('NFKC'))
      // Some programs write the digits of Arabic in the other way.
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
      // A file system or a PDF may part a letter and its accent. Runs of accents are cut to bound the cost.
      .replace(/\P{M}\p{M}{1,4}/gu, (letter) => letter.normalize('NFC'))
      .trim()
  );
}

/** Takes away the direction marks at the edges of words: a PDF's text has others there than the page. */
function withoutOuterMarks(text: string): string {
  return text.replace(
    /(?<=^|\s)[\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069]+|(?<![\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069])[\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069]+(?=\s|$)/g,
    '',
  );
}

const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character);
const isBlank = (character: string | undefined) => character === ' ' || character === '\n';
/** Invisible letters that a copy may lack. Those that reverse the order of letters are not among them. */
const isInvisible = (character: string) =>
  /[\u00ad\u061c\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]/.test(character);
/** What a program puts into a word that it breaks at the end of a line. */
const isBreak = (character: string | undefined) => character === '\n' || character === '\u00ad';

/** Whether a blank must stand between a part of the receipt and what is beside it. */
type Edge = 'apart' | 'joined';

/** What follows a beginning that says `signed`; undefined where the text begins differently. */
function withoutStart(text: string, signed: string, edge: Edge = 'apart'): string | undefined {
  const length = lengthSaying(text, signed, edge, (of, at) => of[at]);
  return length === undefined ? undefined : text.slice(length).trim();
}

/** What stands before an ending that says `signed`; undefined where the text ends differently. */
function withoutEnd(text: string, signed: string, edge: Edge = 'apart'): string | undefined {
  const length = lengthSaying(text, signed, edge, (of, at) => of[of.length - 1 - at]);
  return length === undefined ? undefined : text.slice(0, text.length - length).trim();
}

/**
 * How many letters at one side of a text say `signed`; undefined where that side says something else.
 *
 * @param letterAt the letter of a string at a place, counted from that side
 */
function lengthSaying(
  text: string,
  signed: string,
  edge: Edge,
  letterAt: (of: string, at: number) => string | undefined,
): number | undefined {
  let at = 0;
  for (let signedAt = 0; signedAt < signed.length; signedAt += 1) {
    const character = letterAt(signed, signedAt) ?? '';
    if (character === ' ') {
      if (!isBlank(letterAt(text, at))) return undefined;
      at += 1;
      continue;
    }
    if (letterAt(text, at) !== character && isInvisible(character)) continue;
    // One number may not become two.
    const isInNumber = isDigit(letterAt(text, at - 1)) && isDigit(character);
    if (!isInNumber)
      while (letterAt(text, at) !== character && isBreak(letterAt(text, at))) at += 1;
    if (letterAt(text, at) !== character) return undefined;
    at += 1;
  }
  const isAtEdge = at === text.length || isBlank(letterAt(text, at)) || edge === 'joined';
  return isAtEdge ? at : undefined;
}
