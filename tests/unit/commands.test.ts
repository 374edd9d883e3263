import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { root } from '../../scripts/steps.mjs';
import { commandsIn, documents, trials } from '../../tools/commands/trials';

const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');

test('every command in the documents exists and has a trial that runs it', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const named = documents.flatMap((file) => commandsIn(read(file)));
  expect(named.length).toBeGreaterThan(15);
  for (const command of named) {
    expect(
      trials.some(({ matches }) => matches.test(command)),
      command,
    ).toBe(true);
    const [, script] = /npm run ([\w-]+)/.exec(command) ?? [];
    if (script !== undefined) expect(Object.keys(scripts), command).toContain(script);
  }
});

test('every command that the project has is named in a document', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const said = documents.map(read).join('\n');
  for (const name of Object.keys(scripts))
    expect(said, name).toMatch(new RegExp(`npm (run )?${name}\\b`));
});

test('every file that a document leads to is there', () => {
  for (const file of [...documents, 'docs/alarms.md', 'CHANGELOG.md']) {
    const folder = file.includes('/') ? 'docs/' : '';
    for (const [, target = ''] of read(file).matchAll(/\]\((?!https?:)([^)#]+)(?:#[\w-]+)?\)/g))
      expect(
        () => readFileSync(new URL(`${folder}${target}`, `file://${root}`)),
        `${file}: ${target}`,
      ).not.toThrow(/ENOENT/);
  }
});
