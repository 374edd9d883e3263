import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes as Tree, html, parse } from 'parse5';

/** Most tags that are parsed: a receipt has about 150, and parsing can take quadratic time. */
const mostTags = 400;
/** One text, or one well-formed tag with few attributes, as browsers and we write them. */
const step =
  /[^<]+|<!doctype html>|<!--[^<>]*-->|<\/?[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"<]*")?){0,12}\s*\/?>/iy;

/**
 * Parses a page as browsers do.
 *
 * @returns undefined for a page that is written as no browser saves a receipt: parsing it could be slow
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
 * A fingerprint of a whole page: its elements, attributes, texts, styles and scripts. What browsers change
 * when they save a page is left out. The place of the signature counts, but not its letters. How a
 * fingerprint is computed may never change, or signed receipts would stop verifying.
 */
export function fingerprintOf(page: Tree.Document, jws: string): string {
  const written = write(page, (text) => JSON.stringify(text)).replaceAll(jws, signatureMark);
  return createHash('sha256').update(written).digest('base64url');
}

/** Stands in for the signature while the page is made whose fingerprint is signed. */
export const signatureMark = 'SIGNATURE';

/** Writes a tree in its canonical form. `textOf` writes a text, given the name of the element it is in. */
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

/** The title of a page, and each text of its body except scripts and styles. */
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

/** One space for each run of whitespace, no-break spaces included. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(node: Tree.ParentNode | null): string {
  return node && 'tagName' in node ? node.tagName : '';
}

/** Browsers write above a saved page where it came from. */
function isSaveNote({ data, parentNode }: Tree.CommentNode): boolean {
  return parentNode?.nodeName === '#document' && /^ saved from url=\(\d{4}\)[^\s[<>]+ $/.test(data);
}

/** Browsers add a second declaration of the encoding when they save a page. */
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
