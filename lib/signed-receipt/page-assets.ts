import { createHash } from 'node:crypto';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const css = [
  // Browsers draw positioned parts last, and a PDF's text is in the order of drawing.
  'main{max-width:44rem;margin:0 auto;padding:1.5rem 0}main>*{position:relative}[data-two]{grid-template-columns:1fr 1fr}@media screen and (min-width:44rem){main{padding:3rem 0}}',
  // A word hyphenated in a PDF would be copied with its hyphen.
  'main{-webkit-hyphens:none;hyphens:none}',
  '[data-sheet]{padding:1.25rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:12px}',
  'header{padding-bottom:.75rem;border-bottom:2px solid var(--accent)}',
  'header p:first-child,header dd{font-size:1.1rem;font-weight:700}header dl{margin-top:.75rem}',
  'h1{margin-top:1rem;font-size:1.25rem}[data-stamp]{display:inline-block;margin-top:.5rem;padding:0 .5rem;border:3px solid;border-radius:.5rem;text-transform:uppercase;transform:rotate(-2deg)}[data-caution]{margin-top:.5rem;padding:.5rem .75rem;border:3px solid;border-radius:.5rem}[data-facts] div{margin-top:.75rem}',
  'footer{margin-top:1rem;padding-top:1rem;border-top:1px solid var(--line)}',
  'svg{flex:none;width:15rem;max-width:100%}footer p{overflow-wrap:anywhere}',
  '[data-signature]{overflow-wrap:break-word;word-break:break-all;color:var(--soft);font:.75rem/1.4 monospace;height:2.8em;overflow:auto}',
  '@media print,(min-width:36rem){header,footer,[data-facts] div{display:flex}header{justify-content:space-between}header dl{margin:0}footer{align-items:center}svg{width:11.5rem}',
  '[data-sheet]{padding:1.5rem}h1{font-size:1.85rem}[data-facts] div{display:grid;grid-template-columns:10rem 1fr;column-gap:1rem}[data-facts] dt{grid-row:span 9}svg+p{margin:0 1rem}}',
  '@page{margin:13mm}@media print{html{font-size:88%}main{max-width:none;padding:0}footer{break-inside:avoid}',
  '[data-sheet]{padding:0;border:0}[data-signature]{font-size:4pt;line-height:1.2;height:auto;overflow:visible}}',
].join('');
/** The style of a receipt's page, in addition to the style of every page. */
export const receiptStyle = { css, hash: hashOf(css) };

const code =
  "function show(id,does){var b=document.getElementById(id);b.hidden=false;b.onclick=does}show('print',function(){window.print()});if(history.length>1)show('back',function(){history.back()})";
/** Shows the buttons that need a script: to print, and to go back to where the receipt was opened. */
export const receiptScript = { code, hash: hashOf(code) };
