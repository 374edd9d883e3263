import { percentDecode } from './repair-code';

/** A possible original of a text, and what was undone to get it. */
type Text = {
  readonly text: string;
  readonly undone: 'quoted-printable' | 'wrapped' | 'broken-line' | undefined;
};

/**
 * Possible originals of a text that programs wrapped and broke, the likeliest first: unchanged,
 * with addresses decoded that mail filters rewrote, with quoted-printable undone, and with lines
 * joined. Percent-encoded addresses are read in place.
 */
export function* unwrappedTexts(raw: string): Generator<Text> {
  const text = writtenOut(raw);
  const wrapped = text === raw ? undefined : 'wrapped';
  const unquoted = /=3d/i.test(text) ? withoutQuotedPrintable(text) : undefined;
  if (unquoted !== undefined && /=[ \t]*\n/.test(text))
    yield { text: unquoted, undone: 'quoted-printable' };
  const unfolded = joinedAtBreaks(text);
  yield { text: unfolded, undone: unfolded === text ? wrapped : 'broken-line' };
  for (const [encoded = ''] of (unquoted ?? unfolded).matchAll(base64Address))
    yield { text: fromBase64(encoded), undone: 'wrapped' };
  if (unquoted !== undefined) yield { text: unquoted, undone: 'quoted-printable' };
  const lines = text.split('\n').map((line) => line.replace(/^[\s>|]+/, '').trimEnd());
  yield { text: lines.join(''), undone: 'broken-line' };
  yield { text: text.replace(/[\s>]+/g, ''), undone: 'broken-line' };
}

/** Joins lines that a mail program broke inside an address, usually near 76 characters. */
function joinedAtBreaks(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      const isBroken =
        next !== undefined &&
        line.length >= 68 &&
        /https?:\/\/\S*$/i.test(line.slice(-400)) &&
        /^(?:>\s*)?[\w%&=?/.+-]*[\d%&=][\w%&=?/.+-]*$/.test(next.slice(0, 2_000));
      return next === undefined ? line : isBroken ? line : `${line}\n`;
    })
    .join('');
}

/** Undoes quoted-printable (RFC 2045), even without line ends: `=3D`, soft breaks. */
function withoutQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\n(?:>[ \t]*)?/g, '')
    .replace(/=(?![\da-f]{2})/gi, '')
    .replace(/(?:=[89a-f][\da-f])+|=[\da-f]{2}/gi, (run) => {
      const decoded = percentDecode(run.replace(/=/g, '%'));
      // Nothing else needed encoding, so the equals sign was a soft break.
      return /^=(?:[89a-f]|3d|20|09)/i.test(run) && !decoded.startsWith('%')
        ? decoded
        : run.replace(/=/g, '');
    });
}

/** Base64 of what begins with `http`. */
const base64Address = /aHR0c[\w+/-]{20,4000}/g;

/** Proofpoint 3: the address between underscores, then its special characters in base64. */
const proofpoint3 = /\/v3\/__(https?:\/{1,2}[^\s]{1,3000}?)__;([\w+/=-]{0,400})!/gi;

/** Proofpoint 2: `-` for percent signs and `_` for slashes. */
const proofpoint2 =
  /(?:[?&;]|%(?:25){0,2}(?:3f|26))u(?:=|%(?:25){0,2}3d)(https?-3A__[\w.-]{1,4000})/gi;

/** Decodes addresses that a filter rewrote in its own encoding. */
function writtenOut(text: string): string {
  return text
    .replace(proofpoint3, (_, address: string, kept: string) => ` ${withStars(address, kept)} `)
    .replace(
      proofpoint2,
      (_, address: string) =>
        ` ${percentDecode(address.replace(/-(?=[\da-f]{2})/gi, '%').replace(/_/g, '/'))} `,
    );
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function withStars(address: string, kept: string): string {
  const signs = Array.from(fromBase64(kept));
  return address.replace(/\*(?:\*([\w-]))?/g, (_, length: string | undefined) =>
    signs.splice(0, length === undefined ? 1 : runLengths.indexOf(length) + 2).join(''),
  );
}

function fromBase64(encoded: string): string {
  const plain = encoded.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  try {
    const whole = plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0));
    return new TextDecoder().decode(Uint8Array.from(atob(whole), (sign) => sign.charCodeAt(0)));
  } catch {
    return '';
  }
}
