import { createHash } from 'node:crypto';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { oneLine, textsOf, write } from './page-tree';

/**
 * Whether a page is a receipt of version 1, which signed its text but not its page. It must have exactly the
 * elements of those pages, in their order, each with its line of the signed text, and the styles and the
 * script that were served. No such page is made any more, so nothing is added here.
 */
export function isFormerPage(page: Tree.Document, jws: string, signed: Signed): boolean {
  const frame = write(page, (text, parent) =>
    parent === 'style' || parent === 'script' ? hashOf(text) : 'T',
  );
  const { title, body } = textsOf(page);
  const [text, buttons] = [signed.text.map(oneLine), signed.buttons.map(oneLine)];
  const orders = [
    [...text, ...buttons, jws],
    [...text, jws, ...buttons],
  ];
  return (
    former.test(frame) &&
    title === text[0] &&
    orders.some((order) => JSON.stringify(order) === JSON.stringify(body))
  );
}

type Signed = { readonly text: readonly string[]; readonly buttons: readonly string[] };

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

/** Hashes of the styles of every page, of a receipt's own ones, and of its script. */
const everyPage = [
  'w1Hj2GYIZqP0XA1LN1pZS+asfTlgHpVuJkeNK5zFvXE=',
  'pk0GBxTTY5KCc30sw0VRiBYLcuibP+Dnl8nMwLkzd9Y=',
];
const receiptsOwn = [
  'EXoL6yUsdYcjpuetXMpPxCquEs6i22gUVxsoYgrL3Uk=',
  'Y2FC9g79gBhtPQFq610AnYMhQWn2m8kn6NlzPpt5jX4=',
  '/eCM0Kki5sZh6eo8KSrVff+sinhXRxILijaQNWEzsRw=',
];
const script = 'PfdIZ52PhQCd59WuPKihK2XTEFlDSSmKhqjEbLB635U=';

const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (texts: readonly string[]) => `(?:${texts.map(plain).join('|')})`;
const meta = (name: string, content: string) =>
  `<meta name="${name}" content="${plain(content)}"></meta>`;
const row = (look: string) =>
  `<div><dt>T</dt><dd${look}><bdi>T</bdi></dd>(?:<dd><bdi>T</bdi></dd>)*</div>`;
const signature = '<p class="signature" dir="ltr">T</p>';
const actions = [
  '<div class="actions">',
  '(?:<a class="button quiet" href="mailto:[^"\\\\]*">T</a>)?',
  '(?:<a class="button quiet" download="booking.ics" href="data:text/calendar;charset=utf-8,[^"\\\\]*">T</a>)?',
  '<button id="print" type="button" class="button quiet">T</button></div>',
].join('');
const former = new RegExp(
  [
    '^<!doctype html><html lang="(?:ar" dir="rtl|(?!ar)[a-z]{2}" dir="ltr)"><head><meta charset="utf-8"></meta>',
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    '(?:<meta name="description" content="[^"\\\\]*"></meta>)?',
    meta('robots', 'noindex, nofollow'),
    meta('referrer', 'no-referrer'),
    meta('format-detection', 'telephone=no'),
    '(?:<link rel="icon" href="data:,"></link>)?<title>T</title>',
    `<style>${oneOf(everyPage)}</style><style>${oneOf(receiptsOwn)}</style></head>`,
    '<body><main id="main" data-state="receipt"><h1>T</h1>',
    '<section class="ticket cancelled" aria-label="[^"\\\\]{1,40}">(?:<p class="stamp">T</p>)?<dl>',
    `(?:${row(' class="what"')}){0,2}(?:${row('')})*(?:${row(' class="prewrap"')})?(?:${row('')})*`,
    `</dl></section><p class="note">T</p>(?:${actions}${signature}|${signature}${actions})</main>`,
    `<script>${plain(script)}</script></body></html>$`,
  ].join(''),
);
