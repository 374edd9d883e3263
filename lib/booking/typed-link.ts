import { plainText } from '../plain-text';
import { type BookingLink, bookingId, parseBookingLink } from './link';
import { formDecode } from './repair-code';
import { type LinkRepair, readPastedLink } from './read-link';

/** What a visitor typed into the two fields, unchanged. */
export type TypedLinkParts = { readonly id: string; readonly code: string };

/** Which field is missing or cannot be parsed. */
export const typedProblems = ['id-unreadable', 'code-missing', 'code-unreadable'] as const;
export type TypedProblem = (typeof typedProblems)[number];

/** What was read of the two fields. */
export type ReadTyped =
  | {
      readonly kind: 'link';
      /** The code as typed; `readCode` finds its other readings when the link is opened. */
      readonly link: BookingLink;
      readonly repairs: readonly LinkRepair[];
    }
  /** The address of a page that was opened before. */
  | {
      readonly kind: 'ticket';
      readonly id: number;
      readonly ticket: string;
      readonly repairs: readonly LinkRepair[];
    }
  /** With what each field should contain, as far as it is clear. */
  | {
      readonly kind: 'unreadable';
      readonly problem: TypedProblem;
      readonly typed: TypedLinkParts;
    };

/**
 * Parses a number and a code as people type and paste them: with spaces, a hash sign or invisible
 * characters, both in one field, or with the link in either field, however programs damaged and
 * wrapped it, and with text around it.
 */
export function readTyped(typed: TypedLinkParts): ReadTyped {
  const id = tidy(typed.id);
  const code = tidy(typed.code);
  const number = id.replace(/[\s#.]/g, '');
  const isNumber = bookingId.safeParse(number).success;
  const pasted = [typed.id, typed.code].map(readPastedLink);
  for (const read of pasted) {
    if (read.kind === 'ticket') return read;
    if (read.kind !== 'link') continue;
    // Beside another booking number, an address of an older form is only text.
    if (isNumber && read.link.id !== Number(number) && read.repairs.includes('older-shape'))
      continue;
    const link = parseBookingLink(String(read.link.id), [formDecode(read.value)]) ?? read.link;
    return { kind: 'link', link, repairs: read.repairs };
  }
  const both = code === '' ? bothWithin(id) : undefined;
  if (both) return { kind: 'link', link: both, repairs: [] };

  const parts = pasted.find((read) => read.kind === 'parts');
  if (parts) {
    const found = { id: parts.id || number, code: parts.code || (isAddress(code) ? '' : code) };
    const whole = parseBookingLink(found.id, [found.code]);
    if (whole) return { kind: 'link', link: whole, repairs: parts.repairs };
    return unreadable(found.code === '' ? 'code-missing' : 'id-unreadable', found);
  }
  if (!isNumber) return unreadable('id-unreadable', typed);
  if (code === '') return unreadable('code-missing', typed);
  const separate = parseBookingLink(number, [code.replace(namedCode, '')]);
  return separate
    ? { kind: 'link', link: separate, repairs: [] }
    : unreadable('code-unreadable', typed);
}

const unreadable = (problem: TypedProblem, typed: TypedLinkParts): ReadTyped => ({
  kind: 'unreadable',
  problem,
  typed,
});

const isAddress = (text: string) => /https?:|bookings?\//i.test(text);

/** A code with its parameter name, as in the link. */
const namedCode = /^[?&]?(?:cancellation|unbook)?code\s*[=:]\s*/i;

/** Longest number or code read, in characters; longer text can only contain a link. */
const longestField = 2_000;

function tidy(typed: string): string {
  // Mail programs and messengers leave joiners in copied text.
  return plainText(typed.slice(0, longestField))
    .replace(/[\u200c\u200d]/g, '')
    .replace(/&amp;/gi, '&')
    .replace(/^\s*[<"'(]+|[>"')]+\s*$/g, '')
    .trim();
}

// Splits "404042 AB12", but not "404 042", which is a number with a space in it.
function bothWithin(typed: string): BookingLink | undefined {
  const [, id = '', code = ''] = /^#?(\d+)[\s,;:/|]+(.*\S)$/s.exec(typed) ?? [];
  const rest = code.replace(namedCode, '');
  return /^[\d\s]*$/.test(rest) ? undefined : parseBookingLink(id, [rest]);
}
