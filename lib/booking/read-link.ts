import { parseLegacyLink } from './legacy-link';
import { bookingId, type BookingLink, cancellationCode } from './link';
import { codeRepairs, percentDecode, readCode, withoutInvisible } from './repair-code';
import { unwrappedTexts } from './unwrap';

/** How a link was damaged on its way. */
export const linkRepairs = [
  ...codeRepairs,
  'entity',
  'second-question-mark',
  'separator',
  'name',
  'path',
  'language',
  'twice',
  'wrapped',
  'broken-line',
  'older-shape',
] as const;
export type LinkRepair = (typeof linkRepairs)[number];

type Common = {
  /** The language in the address, unchanged; undefined when it had none. */
  readonly language: string | undefined;
  /** The repairs that were needed; none for an address in our own form. */
  readonly repairs: readonly LinkRepair[];
};

/** What was found in an address, or in text that contains one. */
export type ReadLink =
  | (Common & {
      readonly kind: 'link';
      readonly link: BookingLink;
      /** The code's raw value, still encoded. */
      readonly value: string;
    })
  /** The address of a page that was opened before; it works if its ticket does. */
  | (Common & { readonly kind: 'ticket'; readonly id: number; readonly ticket: string })
  /** Part of a link; a part that was not found is empty. */
  | (Common & { readonly kind: 'parts'; readonly id: string; readonly code: string })
  | { readonly kind: 'nothing' };

/** Longest text read, in characters: mails are longer, but the link is near the top. */
const longestText = 32_000;
/** Longest part of a text that is taken for one address. */
const longestAddress = 6_000;
/** Most places in a text that are tried as a link. */
const mostPlaces = 20;

/** A link as we write it: nothing in it can need a repair. */
const asWritten = /^\/([a-z]{2})\/bookings\/([1-9]\d{0,9})\?code=([a-z\d]{1,200})$/i;

/** Reads the requested address: raw path and query. */
export function readOpenedLink(address: string): ReadLink {
  const [, language, number, value = ''] = asWritten.exec(address) ?? [];
  const id = bookingId.safeParse(number);
  const code = cancellationCode.safeParse(value);
  if (id.success && code.success) {
    const link = { id: id.data, code: code.data };
    return { kind: 'link', link, value, language, repairs: [] };
  }
  return readText(address.slice(0, longestAddress), false);
}

/** Finds the first link of ours in pasted text, whatever surrounds it. */
export function readPastedLink(text: string): ReadLink {
  let best: ReadLink = { kind: 'nothing' };
  for (const { text: as, undone } of unwrappedTexts(withoutInvisible(text.slice(0, longestText)))) {
    const read = readText(as, true);
    if (read.kind === 'link' || read.kind === 'ticket')
      return undone === undefined ? read : { ...read, repairs: [undone, ...read.repairs] };
    if (best.kind === 'nothing') best = read;
  }
  return best;
}

/** The first complete link in a text, else the first partial one. */
function readText(text: string, pasted: boolean): ReadLink {
  let best: ReadLink = { kind: 'nothing' };
  for (const place of placesIn(text)) {
    const read = readPlace(text, place, pasted);
    if (read.kind === 'link' || read.kind === 'ticket') return read;
    if (best.kind === 'nothing') best = read;
  }
  const older = readOlderShape(text, pasted);
  if (older || best.kind !== 'nothing' || pasted) return older ?? best;
  const repairs = new Set<LinkRepair>();
  const [value] = valuesOf(text.slice(upTo(text, /\?/).length), codeParameter, repairs);
  if (value === undefined) return best;
  const code = readCode(value)[0].code.slice(0, longestCode);
  return { kind: 'parts', id: '', code, language: undefined, repairs: [...repairs] };
}

/** A parameter of this name, however its separators and name are written. */
const parameter = (name: string) =>
  new RegExp(
    String.raw`(^|[?&;/#]|%(?:25){0,3}(?:3f|26|3b|23))(?:amp(?:;|%3b)){0,4}(${name})(=|%(?:25){0,3}3d)`,
    'gi',
  );
/** With its names in older templates. */
const codeParameter = parameter('(?:cancellation[-_]?|unbook[-_]?)?code');
const ticketParameter = parameter('ticket');
const longestCode = 200;

/** The position of `bookings/`, and how many times its slash is percent encoded. */
type Place = { readonly at: number; readonly level: number };

function placesIn(text: string): readonly Place[] {
  const places: Place[] = [];
  for (const { index, 1: slash = '/' } of text.matchAll(/bookings?(\/|%(?:25){0,3}2f)/gi)) {
    places.push({ at: index, level: slash === '/' ? 0 : (slash.length - 1) / 2 });
    if (places.length === mostPlaces) break;
  }
  return places;
}

function readPlace(text: string, { at, level }: Place, pasted: boolean): ReadLink {
  const repairs = new Set<LinkRepair>(level > 0 ? [pasted ? 'wrapped' : 'encoded'] : []);
  let before = text.slice(Math.max(0, at - 200), at);
  let address = text.slice(at, at + longestAddress);
  for (let layer = 0; layer < level; layer += 1) {
    // An encoded address ends at the first unencoded delimiter; an unencoded query may follow it.
    const encoded = upTo(address, /[?&\s"<>/]/);
    const open = address.charAt(encoded.length) === '?' ? address.slice(encoded.length) : '';
    address = percentDecode(encoded) + open;
    before = percentDecode(before);
  }
  const language = /(?:^|\/)([a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3})[/\s]+$/i.exec(before)?.[1];
  const head =
    /^(bookings?)((?:[/\s]|%(?:25){0,2}2f)+)([^\w/.,+%-]{0,6}|(?:%(?:25)?(?:2[0238]|0[9ad]|7b|3c|[ce]2|80|8[b-f]|a[0d]|ef|b[bf])){1,6})(\d{1,10})(?![.,]?\d)(?!(?!(?:cancellation|unbook)?code)[a-z_])/i.exec(
      address,
    );
  const [whole = '', word, slashes, junk, id = ''] = head ?? [];
  if (!head) return { kind: 'nothing' };
  if (word !== 'bookings' || slashes !== '/' || junk !== '') repairs.add('path');

  const query = queryAfter(address.slice(whole.length), closerOf(before, pasted), repairs);
  const number = bookingId.safeParse(id);
  const values = valuesOf(query, codeParameter, repairs);
  const readings = values.map((value) => readCode(value)[0].code);
  const [code = ''] = readings;
  const ordered = [...repairs];
  if (number.success && new Set(readings).size === 1) {
    const parsed = cancellationCode.safeParse(code);
    if (values.length > 1) ordered.push('twice');
    if (parsed.success)
      return {
        kind: 'link',
        link: { id: number.data, code: parsed.data },
        value: values[0] ?? '',
        language,
        repairs: ordered,
      };
  }
  if (number.success && values.length === 0) {
    const [shown = ''] = valuesOf(query, ticketParameter, repairs);
    const ticket = /[\w-]{30,}/.exec(withoutInvisible(percentDecode(shown)))?.[0];
    if (ticket !== undefined) {
      if (ticket !== shown) repairs.add('end');
      return { kind: 'ticket', id: number.data, ticket, language, repairs: [...repairs] };
    }
  }
  return { kind: 'parts', id, code: code.slice(0, longestCode), language, repairs: ordered };
}

/** The character that ends an address, given the text before it. */
function closerOf(before: string, pasted: boolean): string | undefined {
  if (!pasted) return undefined;
  const sign = /(.)https?:\/\/[^\s/]*(?:\/[\w-]*){0,4}$/is.exec(before)?.[1] ?? '';
  const closers: Readonly<Record<string, string>> = {
    '(': ')',
    '[': ']',
    '{': '}',
    "'": "'",
    '*': '*',
    '`': '`',
    '“': '”',
    '„': '“',
    '«': '»',
    '»': '«',
    '‘': '’',
  };
  return closers[sign];
}

/** The text from the number to the end of the address, with HTML entities decoded. */
function queryAfter(rest: string, closer: string | undefined, repairs: Set<LinkRepair>): string {
  const joined = rest
    .replace(/^\s+(?=[?&])/, '')
    // A mail program broke or quoted the line here.
    .replace(/([?&;])[\s>|]{1,20}(?=[a-z_][\w.-]{0,40}=)/gi, '$1');
  const ended = upTo(joined, /[\s"<>]|\]\(/);
  const close = closer === undefined ? -1 : ended.lastIndexOf(closer);
  const within = close < 0 ? ended : ended.slice(0, close);
  const plain = within.replace(/&(?:(?:amp|#0{0,4}38|#x0{0,4}26);)+/gi, '&');
  if (plain !== within) repairs.add('entity');
  return plain;
}

/** Ends a parameter's value, besides `&`: another question mark, or another address. */
const endOfValue =
  /[&#]|[?;](?=[a-z_][\w.-]{0,40}=)|https?(?::|%(?:25){0,2}3a)(?:\/|%(?:25){0,2}2f){2}/i;

/** The raw values of a parameter. */
function valuesOf(query: string, parameter: RegExp, repairs: Set<LinkRepair>): readonly string[] {
  const values: string[] = [];
  for (const { index, 0: whole, 1: mark = '', 2: written, 3: equals = '=' } of query.matchAll(
    parameter,
  )) {
    const level = equals === '=' ? 0 : (equals.length - 1) / 2;
    const after = query.slice(index + whole.length);
    let value = upTo(after, endOfValue);
    const ended = repairOfEnd(after.charAt(value.length));
    if (ended) repairs.add(ended);
    for (let layer = 0; layer < level; layer += 1) value = upTo(percentDecode(value), endOfValue);
    if (level > 0 || mark.startsWith('%')) repairs.add('encoded');
    const before = query.slice(0, index);
    if (mark === '?' && before.includes('?')) repairs.add('second-question-mark');
    else if (mark !== '?' && !mark.startsWith('%') && (mark !== '&' || !before.startsWith('?')))
      repairs.add('separator');
    if (written !== 'code' && written !== 'ticket') repairs.add('name');
    if (value === '') continue;
    values.push(value);
    if (values.length === mostPlaces) break;
  }
  return values;
}

/** The repair for a value that ends at this character. */
function repairOfEnd(sign: string): LinkRepair | undefined {
  switch (sign) {
    case '':
    case '&':
    case '#':
      return undefined;
    case '?':
      return 'second-question-mark';
    case ';':
      return 'separator';
    default:
      return 'twice';
  }
}

/** Reads a link from a template for older pages: number and code anywhere in the query. */
function readOlderShape(text: string, pasted: boolean, depth = 0): ReadLink | undefined {
  const starts = pasted ? [...text.matchAll(/https?:\/\//gi)].map(({ index }) => index) : [0];
  for (const start of starts.slice(0, mostPlaces)) {
    const repairs = new Set<LinkRepair>(['older-shape']);
    const address = text.slice(start, start + longestAddress);
    const mark = address.search(/[?\s]/);
    if (address.charAt(mark) !== '?') continue;
    const query = queryAfter(address.slice(mark), closerOf(text.slice(0, start), pasted), repairs);
    const parameters = new URLSearchParams(query.replace(/[?;](?=[a-z_]{1,40}=)/gi, '&'));
    const link = parseLegacyLink(once(parameters, repairs));
    if (link) {
      const value = encodeURIComponent(link.code);
      return { kind: 'link', link, value, language: undefined, repairs: [...repairs] };
    }
    const within = [...parameters.values()].find((value) => /^https?:/i.test(value));
    const read = within !== undefined && depth < 3 && readOlderShape(within, true, depth + 1);
    if (read && read.kind === 'link') return { ...read, repairs: ['wrapped', ...read.repairs] };
  }
  return undefined;
}

/** Removes parameters that are repeated with the same value. */
function once(parameters: URLSearchParams, repairs: Set<LinkRepair>): URLSearchParams {
  const seen = new Map<string, [string, string]>();
  for (const [name, value] of parameters) {
    const key = JSON.stringify([name.toLowerCase(), value]);
    if (seen.has(key)) repairs.add('twice');
    seen.set(key, [name, value]);
  }
  return new URLSearchParams([...seen.values()]);
}

function upTo(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}
