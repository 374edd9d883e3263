import { createHash } from 'node:crypto';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const css = [
  'main{max-width:34rem;margin:auto;padding:1rem}h1{margin:.5rem 0 1rem}',
  'main dl>div{margin:.6rem 0}main dt{color:var(--soft);font-size:.9rem}main dd{margin:0}',
  'main dd:nth-of-type(1){font-weight:650}',
  '.signature{overflow-wrap:break-word;word-break:break-all;color:var(--soft);font:.75rem/1.4 monospace;margin-top:1.5rem}',
  '@media print{.actions{display:none}}',
].join('');
/** What only a receipt's page needs, beside the style of every page. */
export const receiptStyle = { css, hash: hashOf(css) };

const code =
  "var p=document.getElementById('print');p.hidden=false;p.onclick=function(){window.print()}";
/** Shows the button that prints, where scripts run. */
export const receiptScript = { code, hash: hashOf(code) };
