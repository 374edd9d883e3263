/** A page of the sandbox's own, for whoever tries the demo. */
export function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>
:root{color-scheme:light dark}body{font:17px/1.5 system-ui,sans-serif;max-width:70rem;margin:auto;padding:1rem}
section{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));margin-bottom:2rem}
h2{grid-column:1/-1;margin:1rem 0 0}small{font-weight:400;opacity:.7}
article{border:1px solid #8886;border-radius:.8rem;padding:1rem}h3,p{margin:.3rem 0}
.aim{font-size:.85rem;opacity:.85;border-bottom:1px dashed #8886;padding-bottom:.5rem}
.button{display:inline-block;padding:.7rem 1.2rem;border-radius:.6rem;background:#1d5c56;color:#fff;text-decoration:none}
.two>p{grid-column:1/-1}.two{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr))}input,select,button{font:inherit;padding:.4rem}
input[type=text],input[type=url]{width:100%;box-sizing:border-box}pre{overflow:auto;border:1px solid #8886;border-radius:.6rem;padding:1rem}
</style><h1>${title}</h1>${content}</html>`;
}

/** Text made safe to stand in HTML. */
export function escape(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
