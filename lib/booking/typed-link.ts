import { type BookingLink, parseBookingLink } from './link';

// What mail programs and messengers leave in copied text: zero-width characters and direction marks.
const invisible = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/g;

/**
 * Reads a number and a code as people type and paste them: with spaces, with a hash sign, with
 * invisible characters, or with the whole link in either field. Undefined when no link is in them.
 */
export function parseTypedLink(typedId: string, typedCode: string): BookingLink | undefined {
  const id = typedId.replace(invisible, '').trim();
  const code = typedCode.replace(invisible, '').trim();
  return (
    linkWithin(id) ??
    linkWithin(code) ??
    parseBookingLink(id.replace(/[\s#.]/g, ''), code === '' ? [] : [code.replace(/^code=/i, '')])
  );
}

// A pasted link may be broken over lines by the mail program that showed it.
function linkWithin(pasted: string): BookingLink | undefined {
  const match = /bookings\/(\d+)\/?\?(\S*)/.exec(pasted.replace(/\s/g, ''));
  if (!match) return undefined;
  const [, id = '', query = ''] = match;
  return parseBookingLink(id, new URLSearchParams(query).getAll('code'));
}
