/** A receipt as it was handed in: its signature, and what a person reads around it. */
export type Readable = {
  readonly jws: string;
  readonly title: string | undefined;
  readonly text: string;
};

const jws = /eyJ[\w-]{10,}\.[\w-]{20,}\.[\w-]{40,}/g;

/**
 * Takes a saved page, or text copied from one, apart. Everything that a browser would show as text
 * counts, wherever it stands; styles, scripts and attributes do not.
 */
export function readReadable(file: string): Readable | undefined {
  const isHtml = /^\s*(?:<!doctype html|<html|<!--)/i.test(file);
  const title = isHtml ? /<title>([^<]*)<\/title>/i.exec(file)?.[1] : undefined;
  const shown = isHtml ? textOfHtml(file) : file;
  // What the customer wrote may look like one; ours is the last.
  const found = [...shown.matchAll(jws)].at(-1);
  if (!found) return undefined;
  return {
    jws: found[0],
    title: title === undefined ? undefined : oneLine(decode(title)),
    text: oneLine(`${shown.slice(0, found.index)} ${shown.slice(found.index + found[0].length)}`),
  };
}

/** With single spaces; a no-break space is a character of its own. */
export function oneLine(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}

function textOfHtml(html: string): string {
  const text = html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(style|script|title)\b[^>]*>.*?<\/\1>/gis, '')
    .replace(/<[a-z!/][^>]*>/gi, '');
  return decode(text);
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
