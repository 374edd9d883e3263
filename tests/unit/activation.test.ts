import { expect, test } from '@playwright/test';
import { readActivation } from '@/lib/http/user-activation';

const read = (agent: string | undefined, signals: Record<string, string> = {}) =>
  readActivation(
    new Headers({ ...(agent === undefined ? {} : { 'user-agent': agent }), ...signals }),
  );

const chrome = (version: number, name = 'Chrome') =>
  `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${name}/${version}.0.0.0 Mobile Safari/537.36`;
const firefox = (version: number) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';
const opera = 'Opera/9.80 (Android; Opera Mini/8.0) Presto/2.12.388 Version/12.11';
const navigates = { 'sec-fetch-mode': 'navigate' };
const hints = { 'sec-ch-ua': '"Chromium";v="130"' };

test('what the browser signs as a person’s act is one', () => {
  for (const agent of [chrome(130), firefox(132), safari, chrome(130, 'HeadlessChrome')])
    expect(read(agent, { ...navigates, 'sec-fetch-user': '?1' }), agent).toBe('by-person');
});

test('a browser that signs whose act it was, and leaves this one out, says that a script acted', () => {
  expect(read(chrome(130), { ...navigates, ...hints })).toBe('by-script');
  expect(read(chrome(130), { ...navigates, ...hints, 'sec-fetch-user': '?0' })).toBe('by-script');
  expect(read(firefox(132), navigates)).toBe('by-script');
});

test('whoever names no browser, or a program, is one, whatever it signs', () => {
  for (const agent of [
    undefined,
    '',
    'curl/8.5.0',
    'python-requests/2.32',
    'My Mozilla/5.0 fetcher',
    'Mozilla',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  ])
    expect(read(agent, { ...navigates, 'sec-fetch-user': '?1' }), agent).toBe('by-program');
});

test('a browser that would have signed and did not sends no signal', () => {
  for (const agent of [chrome(76), chrome(130), chrome(130, 'HeadlessChrome'), firefox(90)]) {
    expect(read(agent), agent).toBe('no-signal');
    expect(read(agent, { 'sec-fetch-mode': 'cors' }), agent).toMatch(/no-signal|by-script/);
  }
  expect(read(chrome(130), { 'sec-fetch-mode': 'cors' })).toBe('no-signal');
});

test('from a browser that never signs it, or is too old to, silence means nothing', () => {
  for (const agent of [safari, opera, chrome(75), firefox(89)])
    expect(read(agent), agent).toBe('unsaid');
  expect(read(safari, navigates)).toBe('unsaid');
  // A web view of another engine that names Chrome and gives no hints of its own.
  expect(read(chrome(130), navigates)).toBe('unsaid');
});
