import { convert, type FormatCallback } from 'html-to-text';
import * as z from 'zod';

/** Longest text read as HTML, in UTF-16 code units; a description is no book, and reading costs. */
const longest = 20_000;
/** Deeper nesting is nobody's writing, and would take the page down with it. */
const deepest = 100;
const elements: ReadonlySet<string> = new Set(
  'a abbr acronym address area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
    ' ',
  ),
);
/** What may be a tag: a name, and then nothing but attributes. */
const maybeTag = /<(\/?)([a-z][\w:-]*)(?=\s*\/?>|[\s/]+[a-z_:@"'/][^<>]*>)|<(?!!--)/gi;
const entity = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** What editors and office programs put around a text. */
const wrapping = /<!doctype[^<>]*>|<\?[^<>]*\?>|<!\[CDATA\[|\]\]>|<!\[[^<>]*\]>/gi;
/** A pair of tags around something, or a break: what a text says in brackets of its own is neither. */
const pair = /<([a-z][a-z\d]*)\b[^<>]*>[^<>]*<\/\1\s*>|<br\s*\/?>/i;

/**
 * A text that a company may have written with an editor of HTML, as a person reads it: breaks and
 * lists kept, tags gone, entities decoded, nothing of scripts and styles; what is struck out stays
 * so, and a link keeps its address. What was escaped twice on its way is read twice. Text without
 * markup stays as it is. The result is text, to be escaped like any other.
 */
export function readHtml(
  written: string,
  links: 'with links' | 'without links' = 'with links',
): string {
  const html = written.slice(0, longest).replace(wrapping, '');
  const text = bracketsAsText(html, written);
  const hasTags = text.includes('<');
  if (!hasTags && !entity.test(html)) return html.length < longest ? html : written;
  const once = convertToText(text, links);
  const isEscapedTwice = !hasTags && (pair.test(once) || entity.test(once));
  return isEscapedTwice ? convertToText(bracketsAsText(once, once), links) : once;
}

/** Escapes every `<` that begins no tag: "<hej@x.se>", "3 < 4", a comment that nobody ended in the whole text. */
function bracketsAsText(html: string, whole: string): string {
  const lastEnd = html.lastIndexOf('-->');
  const lower = whole.toLowerCase();
  const isTag = (name: string) => {
    if (inline.has(name) || /[:-]/.test(name)) return lower.includes(`</${name}`);
    return elements.has(name);
  };
  return html
    .replace(maybeTag, (start, _slash: string | undefined, name: string | undefined) =>
      name !== undefined && isTag(name.toLowerCase()) ? start : start.replace('<', '&lt;'),
    )
    .replace(/<!--/g, (start, at: number) => (at > lastEnd ? '&lt;!--' : start));
}

/** Elements that somebody ends, and whose names may stand for a size or a door: "<S>", "<A>". */
const inline: ReadonlySet<string> = new Set(['a', 'b', 'i', 'q', 's', 'u']);

function convertToText(html: string, links: 'with links' | 'without links'): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxDepth: deepest },
    preserveNewlines: true,
    formatters: { link: formatLink, struck: formatStruck },
    selectors: [
      links === 'with links'
        ? { selector: 'a', format: 'link' }
        : { selector: 'a', options: { ignoreHref: true } },
      ...['s', 'strike', 'del', '[style*="line-through"]'].map((selector) => ({
        selector,
        format: 'struck',
      })),
      ...['img', 'script', 'style', 'svg'].map((selector) => ({ selector, format: 'skip' })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'ul', options: { itemPrefix: '• ' } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}

/** Text has no other way to be struck out than a stroke through each of its letters. */
const formatStruck: FormatCallback = (element, walk, builder) => {
  builder.pushWordTransform((word) => word.replace(/./gu, '$&\u0336'));
  walk(element.children, builder);
  builder.popWordTransform();
};

const attributes = z.object({ href: z.string() });

/** What a link says, and where it leads if its words do not. */
const formatLink: FormatCallback = (element, walk, builder) => {
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
