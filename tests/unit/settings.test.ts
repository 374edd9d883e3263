import { expect, test } from '@playwright/test';
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

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}
