import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { commandFor } from '../support/reporter';

test('a failing test is named by a command that any shell takes, whatever its title holds', () => {
  const title = `it's "50 %" of $HOME (a|b) [c] \`d\` \\ /e/ <script>, i går*`;
  const command = commandFor('tests/e2e/cancel.test.ts', ['with JavaScript', title]);
  const { stdout } = spawnSync('sh', ['-c', command.replace('npm test --', "printf '%s\\n'")], {
    encoding: 'utf8',
  });
  const [file, option, pattern = ''] = stdout.trimEnd().split('\n');
  expect([file, option]).toEqual(['tests/e2e/cancel.test.ts', '-g']);
  // As the test runner reads it: without regard to case, in all of the test's names.
  const wanted = new RegExp(pattern, 'gi');
  expect(`unit cancel.test.ts with JavaScript ${title}`).toMatch(wanted);
  expect(`unit cancel.test.ts with JavaScript ${title} too`).not.toMatch(wanted);
});
