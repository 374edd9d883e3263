import { compile, type DomNode, type FormatCallback, type SelectorDefinition } from 'html-to-text';
import * as z from 'zod';

/** Longest text read as HTML, in UTF-16 code units; a description is no book, and reading costs. */
const longest = 20_000;
/** Longest markup once all that nobody reads is gone from it. */
const longestMarkup = 8_000;
/** A text is read as far as its tag of this number: each costs as much as a hundred letters. */
const mostTags = 200;
/** Tags nested deeper than this are left out, and what stands in them is kept. */
const deepest = 20;
/** Cells that all `colspan` together may add; a table is laid out cell by cell. */
const mostSpanned = 30;
/** Each of these around a text moves all its lines once more. */
const indented: readonly ReadonlySet<string>[] = [
  new Set(['ul', 'ol', 'menu', 'dir', 'blockquote']),
  new Set(['table']),
];
const deepestIndented = 3;
const longestAddress = 500;

const elements: ReadonlySet<string> = new Set(
  'a abbr acronym address area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
    ' ',
  ),
);
/** Elements that somebody ends, and whose names may stand for a size or a door: "<S>", "<A>". */
const inline: ReadonlySet<string> = new Set(['a', 'b', 'i', 'q', 's', 'u']);
/** Elements that a bare tag is enough for; any other says so by its end or an attribute: "Kurs i <video>". */
const bare: ReadonlySet<string> = new Set(['br', 'hr', 'li', 'p', 'wbr']);
/** Elements that end with what they stand in, or by another name. */
const endedWith: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'].map(
    (name) => [name, ['table', 'tr']] as const,
  ),
  ['dd', ['dl']],
  ['dt', ['dl']],
  ['option', ['select', 'datalist']],
  ['strike', ['s']],
]);
/** Elements whose content is not shown. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'svg']);
/** Elements that have no end. */
const voids: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);
/** Which open elements end where one of these names begins, as a browser ends them. */
const endedBy: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...'p address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol pre section table ul'
    .split(' ')
    .map((name) => [name, ['p']] as const),
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
  ['tr', ['td', 'th', 'tr']],
  ['option', ['option']],
]);

// Every pattern here reads a text in one pass: none can begin anew within what it has passed.
/** What may be a tag, with its quotes closed or not, and any other bracket. */
const bracket = /<(\/?)([a-z][\w:-]*)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?|[\s/][^<>]*)>|</gi;
/** What attributes begin with: "<A 1234>" is no tag. */
const attribute = /^[\s/]*(?:$|[a-z_:@"'])/i;
const closing = /<\/([a-z][\w:-]*)/gi;
const entity = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** What editors and office programs put around a text. */
const wrapping = /<!doctype[^<>]*>|<\?[^<>]*>|<!\[CDATA\[|\]\]>|<!\[[^<>]*\]>/gi;
/** A pair of tags around something, or a break: what a text says in brackets of its own is neither. */
const pair = /<([a-z][a-z\d]*)\b[^<>]*>[^<>]*<\/\1\s*>|<br\s*\/?>/i;

type Links = 'with links' | 'without links';

/**
 * A text that a company may have written with an editor of HTML, as a person reads it: breaks and
 * lists kept, tags gone, entities decoded, nothing of scripts and styles; what is struck out stays
 * so, and a link keeps its address. What was escaped twice on its way is read twice. Text without
 * markup stays as it is. The result is text, to be escaped like any other. Whatever is written, it
 * is read no further than the limits above, which bounds what it costs.
 */
export function readHtml(written: string, links: Links = 'with links'): string {
  const html = withoutComments(written.slice(0, longest)).replace(wrapping, '');
  const { markup, hasTags } = plainMarkup(html, written.length > longest);
  if (!hasTags && !entity.test(html)) return html.length < longest ? html : written;
  const once = converters[links](markup);
  const isEscapedTwice = !hasTags && (pair.test(once) || entity.test(once));
  return isEscapedTwice ? converters[links](plainMarkup(once, false).markup) : once;
}

/**
 * The same text in markup that is cheap to read: no more tags and no deeper than a description has,
 * with only those attributes that are looked at. Every `<` that begins no tag is escaped: "<hej@x.se>",
 * "3 < 4", a comment that nobody ended.
 *
 * @param isCut whether the ends of its tags may be missing
 */
function plainMarkup(
  html: string,
  isCut: boolean,
): { readonly markup: string; readonly hasTags: boolean } {
  const ended = new Set([...html.matchAll(closing)].map(([, name = '']) => name.toLowerCase()));
  const isEnded = (name: string) =>
    isCut || ended.has(name) || (endedWith.get(name) ?? []).some((outer) => ended.has(outer));
  const isTag = (name: string, rest: string) => {
    if (!attribute.test(rest)) return false;
    if (inline.has(name) || /[:-]/.test(name)) return isEnded(name);
    const isMarked = rest.includes('=') || (bare.has(name) && /^[\s/]*$/.test(rest));
    return elements.has(name) && (isMarked || isEnded(name));
  };
  const open: string[] = [];
  let tags = 0;
  let spanned = 0;
  let end: number | undefined;

  const openTag = (name: string, rest: string) => {
    const ends = endedBy.get(name) ?? [];
    while (ends.includes(open.at(-1) ?? '')) open.pop();
    if (voids.has(name)) return `<${name}>`;
    if (!unread.has(name) && isTooDeep(name, open)) return ' ';
    open.push(name);
    const span = name === 'td' || name === 'th' ? Number(valueOf(rest, 'colspan')) : 0;
    const isSpanned = span > 1 && spanned + span <= mostSpanned;
    if (isSpanned) spanned += span;
    return `<${name}${attributesOf(name, rest)}${isSpanned ? ` colspan="${span}"` : ''}>`;
  };
  const closeTag = (name: string) => {
    // A paragraph that was never begun parts what stands before it from what comes after.
    if (!open.includes(name)) return name === 'p' ? '</p>' : '';
    open.length = open.lastIndexOf(name);
    return `</${name}>`;
  };

  const markup = html.replace(
    bracket,
    (whole: string, slash: string | undefined, written: string | undefined, rest = '', at = 0) => {
      if (end !== undefined) return '';
      if (written === undefined) return '&lt;';
      const name = written.toLowerCase();
      if (!isTag(name, String(rest))) return `&lt;${whole.slice(1)}`;
      tags += 1;
      if (tags > mostTags) end = Number(at);
      return slash === '/' ? closeTag(name) : openTag(name, String(rest));
    },
  );
  return { markup: markup.slice(0, longestMarkup), hasTags: tags > 0 };
}

function isTooDeep(name: string, open: readonly string[]): boolean {
  const kind = indented.find((names) => names.has(name));
  return (
    open.length >= deepest ||
    (kind !== undefined && open.filter((one) => kind.has(one)).length >= deepestIndented)
  );
}

/** What of a tag's attributes is looked at, where it is no longer than anybody writes it. */
function attributesOf(name: string, rest: string): string {
  const kept: string[] = [];
  const href = name === 'a' ? valueOf(rest, 'href') : '';
  if (href !== '' && href.length <= longestAddress)
    kept.push(` href="${href.replaceAll('"', '&quot;')}"`);
  if (valueOf(rest, 'style').includes('line-through')) kept.push(' style="line-through"');
  if (name === 'ol') {
    const [start, type] = [valueOf(rest, 'start'), valueOf(rest, 'type')];
    if (/^\d{1,3}$/.test(start)) kept.push(` start="${start}"`);
    if (/^[ai]$/i.test(type)) kept.push(` type="${type}"`);
  }
  return kept.join('');
}

const attributePatterns = {
  href: attributePattern('href'),
  style: attributePattern('style'),
  start: attributePattern('start'),
  type: attributePattern('type'),
  colspan: attributePattern('colspan'),
};

function attributePattern(name: string): RegExp {
  return new RegExp(`(?:^|[\\s"'/])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
}

/** The value of an attribute as it is written; empty where there is none. */
function valueOf(rest: string, name: keyof typeof attributePatterns): string {
  const [, double, single, bare] = attributePatterns[name].exec(rest) ?? [];
  return double ?? single ?? bare ?? '';
}

/** An unclosed one is text. */
function withoutComments(html: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    const end = start < 0 ? -1 : html.indexOf('-->', start + 2);
    if (end < 0) return kept + html.slice(from);
    kept += html.slice(from, start);
    from = end + 3;
  }
}

/** Text has no other way to be struck out than a stroke through each of its letters. */
const formatStruck: FormatCallback = (element, walk, builder) => {
  if (isWithin(element, isStruck)) {
    walk(element.children, builder);
    return;
  }
  builder.pushWordTransform((word) => word.replace(/./gu, '$&\u0336'));
  walk(element.children, builder);
  builder.popWordTransform();
};

const struck: ReadonlySet<string> = new Set(['s', 'strike', 'del']);
const styled = z.object({ style: z.string() });
const isStruck = ({ name, attribs }: DomNode) =>
  struck.has(name ?? '') || styled.safeParse(attribs).success;

/** Whether an element stands in another of a kind: what is done to a word is done once. */
function isWithin({ parent }: DomNode, isOfKind: (element: DomNode) => boolean): boolean {
  return parent ? isOfKind(parent) || isWithin(parent, isOfKind) : false;
}

const attributes = z.object({ href: z.string() });

/** What a link says, and where it leads if its words do not. */
const formatLink: FormatCallback = (element, walk, builder) => {
  if (isWithin(element, ({ name }) => name === 'a')) {
    walk(element.children, builder);
    return;
  }
  let said = '';
  builder.pushWordTransform((word) => {
    said += word;
    return word;
  });
  walk(element.children, builder);
  builder.popWordTransform();
  const { data } = attributes.safeParse(element.attribs);
  const address = addressOf(data?.href.trim() ?? '');
  if (address !== undefined && !gist(said).includes(gist(address)))
    builder.addInline(` (${address})`, { noWordTransform: true });
};

/** Where a link leads, as one would type it; undefined where that is nowhere to go or to write to. */
function addressOf(href: string): string | undefined {
  const [, scheme = '', rest = ''] =
    /^(mailto:|tel:|https?:\/\/|\/\/|(?=www\.))([^?]*)/i.exec(href) ?? [];
  if (rest === '') return undefined;
  return /^http/i.test(scheme) ? href : decode(rest);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What two ways to write one address have in common. */
function gist(text: string): string {
  const number = text.replace(/[\s()-]/g, '');
  if (/^\+?\d{5,}$/.test(number)) return number.slice(-6);
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
}

/** Made once: putting the rules together costs more than reading a text by them. */
const converters: Readonly<Record<Links, (html: string) => string>> = {
  'with links': converter({ selector: 'a', format: 'link' }),
  'without links': converter({ selector: 'a', options: { ignoreHref: true } }),
};

function converter(link: SelectorDefinition): (html: string) => string {
  return compile({
    wordwrap: false,
    preserveNewlines: true,
    formatters: { link: formatLink, struck: formatStruck },
    selectors: [
      link,
      ...[...struck, '[style*="line-through"]'].map((selector) => ({
        selector,
        format: 'struck',
      })),
      ...['img', ...unread].map((selector) => ({ selector, format: 'skip' })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'ul', options: { itemPrefix: '• ' } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}
