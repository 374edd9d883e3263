import { compile, type DomNode, type FormatCallback, type SelectorDefinition } from 'html-to-text';
import * as z from 'zod';

/** Most UTF-16 code units read as HTML; parsing is slow. */
const longest = 20_000;
/** Longest markup after everything unused is removed. */
const longestMarkup = 8_000;
/** The text is cut at this many tags: each costs as much as a hundred letters. */
const mostTags = 200;
/** Tags nested deeper than this are removed; their content is kept. */
const deepest = 20;
/** Most cells that all `colspan` together may add; a table is laid out cell by cell. */
const mostSpanned = 30;
/** Each of these elements indents all lines of its text once more. */
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
/** Elements that count only when closed: "<S>" may mean a size, "<A>" a door. */
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
/** Elements without an end tag. */
const voids: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);
/** Which open elements each of these start tags closes, as in a browser. */
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

// Every pattern here reads a text in one pass, without backtracking into what it has read.
/** A possible tag, with its quotes closed or not, or any other bracket. */
const bracket = /<(\/?)([a-z][\w:-]*)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?|[\s/][^<>]*)>|</gi;
/** How attributes begin: "<A 1234>" is no tag. */
const attribute = /^[\s/]*(?:$|[a-z_:@"'])/i;
const closing = /<\/([a-z][\w:-]*)/gi;
const entity = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** What editors and office programs add around a text. */
const wrapping = /<!doctype[^<>]*>|<\?[^<>]*>|<!\[CDATA\[|\]\]>|<!\[[^<>]*\]>/gi;
/** A pair of tags or a line break; brackets that a person wrote match neither. */
const pair = /<([a-z][a-z\d]*)\b[^<>]*>[^<>]*<\/\1\s*>|<br\s*\/?>/i;

type Links = 'with links' | 'without links';

/**
 * Reads a text that a company may have written in an HTML editor, as a person reads it: keeps line
 * breaks, lists, struck-out text and the addresses of links; removes tags, scripts and styles;
 * decodes entities. Decodes twice what was escaped twice. Text without markup stays as it is. The
 * result is plain text: escape it like any other. The limits above bound the cost.
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
 * The same text in markup that is cheap to parse: few tags, little nesting, only the attributes
 * that are used. Escapes every `<` that begins no tag: "<hej@x.se>", "3 < 4", an unclosed comment.
 *
 * @param isCut whether end tags may be missing because the text was cut
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
    // A `</p>` without `<p>` still separates the text before it from the text after it.
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

/** The attributes that are used; longer values than anybody writes are dropped. */
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

/** The raw value of an attribute; empty when there is none. */
function valueOf(rest: string, name: keyof typeof attributePatterns): string {
  const [, double, single, bare] = attributePatterns[name].exec(rest) ?? [];
  return double ?? single ?? bare ?? '';
}

/** An unclosed comment is text. */
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

/** Plain text can be struck out only with a combining stroke on each letter. */
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

/** Whether an element is inside another of a kind, so that a word is transformed only once. */
function isWithin({ parent }: DomNode, isOfKind: (element: DomNode) => boolean): boolean {
  return parent ? isOfKind(parent) || isWithin(parent, isOfKind) : false;
}

const attributes = z.object({ href: z.string() });

/** The text of a link, followed by its address unless the text contains it. */
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

/** A link's address as a person would type it; undefined unless it is a site, phone or mailbox. */
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

/** Equal for two ways to write one address. */
function gist(text: string): string {
  const number = text.replace(/[\s()-]/g, '');
  if (/^\+?\d{5,}$/.test(number)) return number.slice(-6);
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
}

/** Compiled once: compiling costs more than reading a text. */
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
