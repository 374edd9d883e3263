import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes as Tree, html, parse } from 'parse5';

/** Most tags that are parsed: a receipt has about 150, and some parsing takes time by their square. */
const mostTags = 400;
/** One step through a page as browsers and we write it: a text, or one well-formed tag with few attributes. */
const step =
  /[^<]+|<!doctype html>|<!--[^<>]*-->|<\/?[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"<]*")?){0,12}\s*\/?>/iy;

/**
 * Parses a page as browsers do.
 *
 * @returns undefined for what no browser saves of a receipt, so that it takes no time
 */
export function parsePage(page: string): Tree.Document | undefined {
  let tags = 0;
  step.lastIndex = 0;
  while (step.lastIndex < page.length) {
    const isTag = page[step.lastIndex] === '<';
    if (!step.test(page) || (isTag && ++tags > mostTags)) return undefined;
  }
  return parse(page);
}

/**
 * A fingerprint of all that a page is: its elements, attributes, texts, styles and scripts. What browsers
 * change as they save one is left out; where the signature stands counts, and not which it is. Once signed,
 * what it is computed from may never change.
 */
export function fingerprintOf(page: Tree.Document, jws: string): string {
  const written = write(page, (text) => JSON.stringify(text)).replaceAll(jws, signatureMark);
  return createHash('sha256').update(written).digest('base64url');
}

/** Stands where the signature will, while a page is made whose fingerprint goes into it. */
export const signatureMark = 'SIGNATURE';

/** Writes a tree in one way: `textOf` says how a text within an element of that name is written. */
export function write(node: Tree.Node, textOf: (text: string, parent: string) => string): string {
  if ('value' in node) {
    const text = oneLine(node.value.toWellFormed());
    return text === '' ? '' : textOf(text, nameOf(node.parentNode));
  }
  if ('data' in node) return isSaveNote(node) ? '' : `<!--${JSON.stringify(node.data)}-->`;
  if ('publicId' in node)
    return `<!doctype ${[node.name, node.publicId, node.systemId].filter(Boolean).join(' ')}>`;
  const parts = 'content' in node ? [node.content] : node.childNodes;
  const inside = parts.map((part) => write(part, textOf)).join('');
  if (!('attrs' in node)) return inside;
  if (isSavedCharset(node)) return '';
  const attributes = node.attrs
    // Our script shows the button that prints; a page saved after that has it shown.
    .filter(({ name }) => !(node.tagName === 'button' && name === 'hidden'))
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
  const space = node.namespaceURI === html.NS.HTML ? '' : `${node.namespaceURI}:`;
  return `<${space}${node.tagName}${attributes}>${inside}</${node.tagName}>`;
}

/** What a page says: its title, and each text of its body but the script's, as a person can copy them. */
export function textsOf(page: Tree.Document): {
  readonly title: string;
  readonly body: readonly string[];
} {
  let title = '';
  const body: string[] = [];
  write(page, (text, parent) => {
    if (parent === 'title') title += text;
    else if (parent !== 'style' && parent !== 'script') body.push(text);
    return '';
  });
  return { title, body };
}

/** With one blank for each run of them; a no-break space counts as one. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(node: Tree.ParentNode | null): string {
  return node && 'tagName' in node ? node.tagName : '';
}

/** Browsers note where a page came from, above it. */
function isSaveNote({ data, parentNode }: Tree.CommentNode): boolean {
  return parentNode?.nodeName === '#document' && /^ saved from url=\(\d{4}\)[^\s[<>]+ $/.test(data);
}

/** Browsers say once more how a page that they save is encoded. */
function isSavedCharset({ tagName, attrs }: Tree.Element): boolean {
  const [first, second, ...rest] = attrs;
  return (
    tagName === 'meta' &&
    rest.length === 0 &&
    first?.name === 'http-equiv' &&
    /^content-type$/i.test(first.value) &&
    second?.name === 'content' &&
    /^text\/html; ?charset=utf-8$/i.test(second.value)
  );
}
