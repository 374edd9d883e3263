import { type BookingLink, parseBookingLink } from './link';

const idNames = ['id', 'bookingid', 'booking'];
const codeNames = ['code', 'cancellationcode', 'unbookcode'];

/**
 * Parses a link from a template for older pages: number and code anywhere in the query, under any
 * of their usual names, in any case (`?Id=…&Code=…`).
 */
export function parseLegacyLink(query: URLSearchParams): BookingLink | undefined {
  const valuesOf = (names: readonly string[]) =>
    [...query].filter(([name]) => names.includes(name.toLowerCase())).map(([, value]) => value);
  const [id, ...otherIds] = valuesOf(idNames);
  if (id === undefined || otherIds.length > 0) return undefined;
  return parseBookingLink(id.trim(), valuesOf(codeNames));
}
