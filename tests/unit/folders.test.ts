import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/**
 * No two folders inside `server/` or `lib/` import each other. ESLint checks the folders at the top
 * (eslint.config.mjs) and circles of files, but has no rule for this.
 */

type Import = { readonly file: string; readonly imported: string };

function importsIn(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}

/** Static and dynamic imports, exports from, and types, as paths from the root; packages are left out. */
function importsOf(file: string, source: string): Import[] {
  const found = source.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*['"]((?:@\/|\.)[^'"]*)['"]/g);
  return [...found].map(([, name = '']) => ({
    file,
    imported: name.startsWith('@/') ? name.slice(2) : posix.join(dirname(file), name),
  }));
}

for (const top of ['server', 'lib']) {
  test(`no two folders of ${top}/ import each other`, () => {
    const pairs = new Map<string, string[]>();
    for (const { file, imported } of importsIn(top)) {
      const from = folderIn(top, file);
      const to = folderIn(top, imported);
      if (from === undefined || to === undefined || from === to) continue;
      const pair = `${from} imports ${to}`;
      pairs.set(pair, [...(pairs.get(pair) ?? []), file]);
    }
    expect(pairs.size).toBeGreaterThan(3);
    const mutual = [...pairs].filter(([pair]) =>
      pairs.has(pair.split(' imports ').reverse().join(' imports ')),
    );
    expect(mutual).toEqual([]);
  });
}

/** The folder directly below `top`; undefined for its own files and for what is elsewhere. */
function folderIn(top: string, path: string): string | undefined {
  const [first, folder, ...rest] = path.split('/');
  return first === top && rest.length > 0 ? folder : undefined;
}
