import { plainText } from '../plain-text';
import { parseLegacyLink } from './legacy-link';
import { type BookingLink, bookingId, parseBookingLink } from './link';

/** What a visitor typed into the two fields, as it was. */
export type Typed = { readonly id: string; readonly code: string };

/** Which field cannot be read as what it should hold. */
export type TypedProblem = 'id-unreadable' | 'code-missing' | 'code-unreadable';

export type TypedLink =
  | { readonly kind: 'link'; readonly link: BookingLink }
  | { readonly kind: 'unreadable'; readonly problem: TypedProblem };

/**
 * Reads a number and a code as people type and paste them: with spaces, with a hash sign, with
 * invisible characters, both in one field, or with the whole link in either field, in angle
 * brackets, with `&amp;`, or broken over lines.
 */
export function parseTypedLink(typed: Typed): TypedLink {
  const id = tidy(typed.id);
  const code = tidy(typed.code);
  const link = linkWithin(id) ?? linkWithin(code) ?? (code === '' ? bothWithin(id) : undefined);
  if (link) return { kind: 'link', link };

  const number = id.replace(/[\s#.]/g, '');
  if (!bookingId.safeParse(number).success) return unreadable('id-unreadable');
  if (code === '') return unreadable('code-missing');
  const separate = parseBookingLink(number, [code.replace(namedCode, '')]);
  return separate ? { kind: 'link', link: separate } : unreadable('code-unreadable');
}

const unreadable = (problem: TypedProblem): TypedLink => ({ kind: 'unreadable', problem });

/** A code as the link writes it. */
const namedCode = /^code\s*[=:]\s*/i;

function tidy(typed: string): string {
  // Mail programs and messengers leave joiners in copied text, too.
  return plainText(typed)
    .replace(/[\u200c\u200d]/g, '')
    .replace(/&amp;/gi, '&')
    .replace(/^\s*[<"'(]+|[>"')]+\s*$/g, '')
    .trim();
}

// A pasted link may be broken over lines by the mail program that showed it.
function linkWithin(pasted: string): BookingLink | undefined {
  const whole = pasted.replace(/\s/g, '');
  const [, id = '', query = ''] = /bookings\/(\d+)\/?\?([^\s#>]*)/.exec(whole) ?? [];
  const ours = parseBookingLink(id, new URLSearchParams(query).getAll('code'));
  if (ours) return ours;
  const [, legacy = ''] = /^https?:[^?]*\?([^#>]*)/i.exec(whole) ?? [];
  return parseLegacyLink(new URLSearchParams(legacy));
}

// "404042 AB12", and not "404 042", which is a number with a space in it.
function bothWithin(typed: string): BookingLink | undefined {
  const [, id = '', code = ''] = /^#?(\d+)[\s,;:/|]+(.*\S)$/s.exec(typed) ?? [];
  const rest = code.replace(namedCode, '');
  return /^[\d\s]*$/.test(rest) ? undefined : parseBookingLink(id, [rest]);
}
