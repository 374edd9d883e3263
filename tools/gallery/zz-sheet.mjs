// @ts-nocheck
import { chromium } from '@playwright/test';
import { readdirSync } from 'node:fs';
const [dir, pattern, out, w='300', crop='0'] = process.argv.slice(2);
const files = readdirSync(dir).filter((f) => new RegExp(pattern).test(f)).sort();
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const p = await b.newPage({ viewport: { width: 1560, height: 800 } });
const fs = await import('node:fs');
fs.writeFileSync(dir + '/zz.html', `<style>body{font:12px sans-serif;background:#888;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start;margin:8px}figure{margin:0}img{width:${w}px;display:block;${crop!=='0'?`height:${crop}px;object-fit:cover;object-position:top`:''}}</style>` + files.map((f) => `<figure>${f.replace('.png','')}<img src="${f}"></figure>`).join(''));
await p.goto('file://' + dir + '/zz.html'); await p.waitForTimeout(300);
await p.screenshot({ path: out, fullPage: true });
await b.close(); console.log(files.length);
