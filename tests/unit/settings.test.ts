import { expect, test } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSecrets } from '@/lib/secrets';
import { parseSettings } from '@/lib/settings';

test('with a key, everything else has a default', () => {
  expect(parseSettings({ BOKAMERA_API_KEY: 'key' })).toMatchObject({
    PORT: 3000,
    BOKAMERA_API_URL: 'https://api.bokamera.se',
    READ_BUDGET_MS: 8000,
  });
});

test('the real API needs a key; another address does not', () => {
  expect(() => parseSettings({})).toThrow(/BOKAMERA_API_KEY/);
  expect(
    parseSettings({ BOKAMERA_API_URL: 'http://127.0.0.1:4010' }).BOKAMERA_API_KEY,
  ).toBeUndefined();
});

test('one message names every bad setting and repeats none of their values', () => {
  const bad = { PORT: 'eleven', BOKAMERA_API_URL: 'ftp://secret', SIGNING_SECRET: 'short-secret' };
  const message = messageOf(() => parseSettings(bad));
  for (const name of ['PORT', 'BOKAMERA_API_URL', 'SIGNING_SECRET'])
    expect(message).toContain(name);
  for (const value of Object.values(bad)) expect(message).not.toContain(value);
});

test('an empty setting counts as absent', () => {
  expect(parseSettings({ BOKAMERA_API_KEY: 'key', PORT: '' }).PORT).toBe(3000);
});

test('an API that is not the stand-in needs a key or a secret, so that nothing is signed with what everybody knows', () => {
  expect(() => parseSettings({ BOKAMERA_API_URL: 'https://api.example.se' })).toThrow(/API_KEY/);
  const SIGNING_SECRET = 'a secret of more than thirty-two characters';
  expect(
    parseSettings({ BOKAMERA_API_URL: 'https://api.example.se', SIGNING_SECRET }),
  ).toBeTruthy();
});

test('a secret is read from a file or from systemd’s credentials, without the line end', () => {
  const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  writeFileSync(join(directory, 'BOKAMERA_API_KEY'), ' from-file\n');
  const fromFile = withSecrets({ BOKAMERA_API_KEY_FILE: join(directory, 'BOKAMERA_API_KEY') });
  expect(fromFile['BOKAMERA_API_KEY']).toBe('from-file');
  expect(withSecrets({ CREDENTIALS_DIRECTORY: directory })['BOKAMERA_API_KEY']).toBe('from-file');
  expect(() => withSecrets({ REDIS_URL_FILE: '/not/there' })).toThrow(/REDIS_URL_FILE/);
  expect(() =>
    withSecrets({ SIGNING_SECRET: 'x', SIGNING_SECRET_FILE: join(directory, 'y') }),
  ).toThrow(/not both/);
});

test('forty spaces, or one letter forty times, are no secret', () => {
  for (const bad of [' '.repeat(40), 'a'.repeat(40)])
    expect(() => parseSettings({ BOKAMERA_API_KEY: 'key', SIGNING_SECRET: bad })).toThrow(
      /SIGNING_SECRET/,
    );
});

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}
