import { plainText } from '../plain-text';
import { repairEncoding } from './repair-encoding';
import { readHtml } from './read-html';

/** Longest text taken from the API, in UTF-16 code units: a description, not a book. */
const longestText = 4000;
/** No script sets more marks on one letter than this. */
const pileOfMarks = /(\p{M}{6})\p{M}+/gu;
/** What takes room and shows nothing, such as fillers of Hangul and the blank of Braille. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** What programs write where they have nothing. */
const wordForNothing = /^(?:null|NULL|undefined|NaN)$/;

/** A text as it was written; undefined where it shows nothing. */
export function filled(value: string | undefined): string | undefined {
  const cut = value && value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  const shown = cut && plainText(cut.toWellFormed()).replace(pileOfMarks, '$1').trim();
  return shown && !blank.test(shown) && !wordForNothing.test(shown) ? shown : undefined;
}

/** Longest line read as markup; a name in markup is no longer. */
const longestMarkedLine = 400;

/** A text of one line; companies paste them from pages, entities and tags included. */
export function readLine(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  // First of all, since a byte of a letter may look like a blank at the end.
  const written = repairEncoding(value);
  const text = /[<&]/.test(written)
    ? readHtml(written.slice(0, longestMarkedLine), 'without links')
    : written;
  const parts = text.split('\n').map((part) => part.trim());
  return filled(parts.filter(Boolean).join(' '));
}

/** A line in which something is said. */
export function worded(value: string | undefined): string | undefined {
  const text = readLine(value);
  return text && /[\p{L}\d]/u.test(text) ? text : undefined;
}

/** A text of several lines, which companies write in an editor of HTML. */
export function readProse(value: string | undefined): string | undefined {
  return filled(value && readHtml(repairEncoding(value)));
}
