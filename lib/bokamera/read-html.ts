import { convert } from 'html-to-text';

/** Longest text read as HTML, in UTF-16 code units; a description is no book, and reading costs. */
const longest = 20_000;
/** Deeper nesting is nobody's writing, and would take the page down with it. */
const deepest = 100;
/** What stands in angle brackets and is no element, such as a mail address, is text. */
const noElement =
  /<(?!\/?(?:a|b|big|blockquote|body|br|button|center|code|dd|del|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|li|link|main|meta|object|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul)(?=[\s/>])|!--)/gi;
const markup = /<\/?[a-z][^<>]*>|<!--|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

/**
 * A text that a company may have written with an editor of HTML, as a person reads it: breaks and
 * lists kept, tags gone, entities decoded, nothing of scripts and styles. Text without markup stays
 * as it is. The result is text, to be escaped like any other.
 */
export function readHtml(written: string): string {
  if (!markup.test(written)) return written;
  return convert(written.slice(0, longest).replace(noElement, '&lt;'), {
    wordwrap: false,
    limits: { maxDepth: deepest },
    preserveNewlines: true,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
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
