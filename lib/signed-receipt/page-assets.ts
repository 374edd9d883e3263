import { createHash } from 'node:crypto';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const css = [
  'main{max-width:34rem;margin:auto;padding:1rem}h1{margin-top:.5rem}',
  'main dl>div{margin:.6rem 0}main dt{color:var(--soft);font-size:.9rem}main dd{margin:0}',
  // A word that a PDF breaks at a line's end is copied with its hyphen.
  'main dd:nth-of-type(1){font-weight:650}main{-webkit-hyphens:none;hyphens:none}',
  // So that the stamp's letters and place are copied, also from a PDF, as they were signed.
  'main [data-stamp]{position:static;display:inline-block;transform:none;text-transform:none;letter-spacing:normal}',
  '[data-signature]{overflow-wrap:break-word;word-break:break-all;color:var(--soft);font:.75rem/1.4 monospace;margin-top:.5rem}',
].join('');
/** What only a receipt's page needs, beside the style of every page. */
export const receiptStyle = { css, hash: hashOf(css) };

const code =
  "var p=document.getElementById('print');p.hidden=false;p.onclick=function(){window.print()}";
/** Shows the button that prints, where scripts run. */
export const receiptScript = { code, hash: hashOf(code) };
