import { createHash } from 'node:crypto';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const css = [
  'main{max-width:34rem;margin:auto;padding:1rem}h1{margin-top:.5rem}',
  'main dl>div{margin:.6rem 0}main dt{color:var(--soft);font-size:.9rem}main dd{margin:0}',
  // Browsers draw positioned parts last, and a PDF's text is in the order of drawing.
  'main>*{position:relative}',
  // A word hyphenated in a PDF would be copied with its hyphen.
  'main dd:nth-of-type(1){font-weight:650}main{-webkit-hyphens:none;hyphens:none}',
  // The stamp is copied, from a PDF too, with the letters and in the place that were signed.
  'main [data-stamp]{position:static;display:inline-block;transform:none;text-transform:none;letter-spacing:normal}',
  '[data-signature]{overflow-wrap:break-word;word-break:break-all;color:var(--soft);font:.75rem/1.4 monospace;margin-top:.5rem}',
].join('');
/** The style of a receipt's page, in addition to the style of every page. */
export const receiptStyle = { css, hash: hashOf(css) };

const code =
  "var p=document.getElementById('print');p.hidden=false;p.onclick=function(){window.print()}";
/** Shows the print button where scripts run. */
export const receiptScript = { code, hash: hashOf(code) };
