import { convert } from 'html-to-text';

/** Longest text read as HTML, in UTF-16 code units; a description is no book, and reading costs. */
const longest = 20_000;
/** Deeper nesting is nobody's writing, and would take the page down with it. */
const deepest = 100;
const elements =
  'a abbr acronym address area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h[1-6] head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr [a-z]+:[a-z]+'
    .split(' ')
    .join('|');
/** A tag: an element's name, and then nothing but attributes. "<A 1234>" is a code at somebody's door. */
const tag = `\\/?(?:${elements})(?:\\s*\\/?>|\\s+[a-z_][\\w:.-]*[\\s=/>])`;
/** What stands in angle brackets and is no tag, such as a mail address, is text. */
const noTag = new RegExp(`<(?!${tag}|!--)`, 'gi');
const hasMarkup = new RegExp(`<${tag}|<!--|&(?:#\\d+|#x[\\da-f]+|[a-z]+\\d*);`, 'i');
/** What editors and office programs put around a text. */
const wrapping = /<!doctype[^<>]*>|<\?[^<>]*\?>|<!\[CDATA\[|\]\]>/gi;

/**
 * A text that a company may have written with an editor of HTML, as a person reads it: breaks and
 * lists kept, tags gone, entities decoded, nothing of scripts, styles and what is struck out; a link
 * keeps its address. What was escaped twice on its way is read twice. Text without markup stays as it
 * is. The result is text, to be escaped like any other.
 */
export function readHtml(written: string): string {
  const once = readOnce(written);
  return once === written ? once : readOnce(once);
}

function readOnce(written: string): string {
  const html = written.slice(0, longest).replace(wrapping, '');
  if (!hasMarkup.test(html)) return html === written.slice(0, longest) ? written : html;
  // A comment that nobody ended hides nothing.
  const lastEnd = html.lastIndexOf('-->');
  const text = html
    .replace(noTag, '&lt;')
    .replace(/<!--/g, (start, at: number) => (at > lastEnd ? '&lt;!--' : start));
  return convert(text, {
    wordwrap: false,
    limits: { maxDepth: deepest },
    preserveNewlines: true,
    selectors: [
      {
        selector: 'a',
        options: {
          hideLinkHrefIfSameAsText: true,
          linkBrackets: ['(', ')'],
          pathRewrite: (address: string) => (/^https?:\/\//i.test(address) ? address : ''),
        },
      },
      ...['s', 'strike', 'del'].map((selector) => ({ selector, format: 'skip' })),
      { selector: 'img', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'ul', options: { itemPrefix: '• ' } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}
