import { expect, test } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '@/lib/settings/environment';
import { tuning } from '@/lib/settings/tuning';
import { parseSettings } from '@/lib/settings/settings';

test('with a key, everything else has a default', () => {
  expect(parseSettings({ BOKAMERA_API_KEY: 'key' })).toMatchObject({
    PORT: 3000,
    BOKAMERA_API_URL: 'https://api.bokamera.se',
    API_CONNECTIONS: 32,
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
  const file = join(directory, 'BOKAMERA_API_KEY');
  writeFileSync(file, ' from-file\n');
  for (const environment of [{ BOKAMERA_API_KEY_FILE: file }, { CREDENTIALS_DIRECTORY: directory }])
    expect(readEnvironment(environment).settings.BOKAMERA_API_KEY).toBe('from-file');
});

test('a secret that was saved with its own name before it is named, and none of it repeated', () => {
  const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  writeFileSync(join(directory, 'RECEIPT_KEY'), 'RECEIPT_KEY=eyJrdHkiOi\n');
  const message = messageOf(() =>
    readEnvironment({ BOKAMERA_API_KEY: 'key', CREDENTIALS_DIRECTORY: directory }),
  );
  expect(message).toContain('RECEIPT_KEY: leave out "RECEIPT_KEY=", the value alone belongs there');
  expect(message).not.toContain('eyJ');
});

test('a secret whose file is not there, or that is given twice, is named with all else that is wrong', () => {
  const message = messageOf(() =>
    readEnvironment({
      BOKAMERA_API_KEY: 'key',
      BOKAMERA_API_KEY_FILE: '/not/there',
      REDIS_URL_FILE: '/not/there',
      PORT: 'eleven',
    }),
  );
  expect(message).toContain('BOKAMERA_API_KEY: set it or BOKAMERA_API_KEY_FILE, not both');
  expect(message).toContain('REDIS_URL_FILE: the file /not/there cannot be read');
  expect(message).toContain('PORT:');
});

test('what is missing is named in the same message as what is wrong, with the range of each number', () => {
  const message = messageOf(() => parseSettings({ PORT: '70000', DRAIN_MS: '-1' }));
  expect(message).toMatch(/BOKAMERA_API_KEY: is missing/);
  expect(message).toMatch(/PORT: .*a whole number from 0 to 65535/);
  expect(message).toMatch(/DRAIN_MS: .*a whole number from 0 to 60000/);
  expect(message.match(/^ {2}\w+:/gm)).toHaveLength(3);
});

test('blanks, hexadecimals and exponents are no numbers', () => {
  for (const PORT of ['  ', '0x50', '1e3', '80.0'])
    expect(() => parseSettings({ BOKAMERA_API_KEY: 'key', PORT })).toThrow(/PORT/);
});

test('the real API needs a key also where a secret is set', () => {
  const SIGNING_SECRET = 'a secret of more than thirty-two characters';
  expect(() => parseSettings({ SIGNING_SECRET })).toThrow(/BOKAMERA_API_KEY: is missing/);
});

test('a key that no header can carry is named as such, and not shown', () => {
  for (const key of ['a key', 'nyckel…', 'two\nlines']) {
    const message = messageOf(() => parseSettings({ BOKAMERA_API_KEY: key }));
    expect(message).toContain('BOKAMERA_API_KEY: should be your x-api-key');
    expect(message).not.toContain(key);
  }
});

test('a logo host with a scheme or a path is refused', () => {
  const given = (LOGO_HOSTS: string) => parseSettings({ BOKAMERA_API_KEY: 'key', LOGO_HOSTS });
  for (const bad of ['https://cdn.example.se', 'cdn.example.se/logos', 'a.example,//b.example'])
    expect(() => given(bad)).toThrow(/LOGO_HOSTS: .*without https:\/\//);
  expect(given('CDN.example.se, files.example.se:8443').LOGO_HOSTS).toEqual([
    'cdn.example.se',
    'files.example.se:8443',
  ]);
});

test('a base path is refused with the reason and the way to do instead', () => {
  const message = messageOf(() => parseSettings({ BOKAMERA_API_KEY: 'key', BASE_PATH: '/avboka' }));
  expect(message).toMatch(/BASE_PATH: .*host name of its own.*avboka\.example\.se/);
  expect(parseSettings({ BOKAMERA_API_KEY: 'key', BASE_PATH: '/' })).toBeTruthy();
});

test('a name near one of ours is told of, and what others call their variables is not', () => {
  const near = (names: readonly string[]) =>
    readEnvironment({
      BOKAMERA_API_KEY: 'key',
      ...Object.fromEntries(names.map((name) => [name, 'x'])),
    }).remarks.map(({ name, text }) => `${name} ${/mean (\w+)/.exec(text)?.[1]}`);
  expect(
    near([
      'BOKAMERA_APIKEY',
      'SIGNING_SECERT',
      'REDIS_ULR',
      'TRUSTED_PROXY_HOP',
      'LOGO_HOST',
      'SIGNING_SECRET_FLIE',
      'METRIC_PORT',
      'drain_ms',
    ]),
  ).toEqual([
    'BOKAMERA_APIKEY BOKAMERA_API_KEY',
    'SIGNING_SECERT SIGNING_SECRET',
    'REDIS_ULR REDIS_URL',
    'TRUSTED_PROXY_HOP TRUSTED_PROXY_HOPS',
    'LOGO_HOST LOGO_HOSTS',
    'SIGNING_SECRET_FLIE SIGNING_SECRET_FILE',
    'METRIC_PORT METRICS_PORT',
    'drain_ms DRAIN_MS',
  ]);
  expect(
    near([
      ...['PATH', 'PWD', 'HOME', 'HOST', 'HOSTNAME', 'HOSTTYPE', 'PORTS', 'SUPPORT', 'LOGNAME'],
      ...['REDIS_HOST', 'REDIS_PORT', 'REDIS_SSL', 'REDIS_TTL', 'REDIS_TLS_URL', 'REDIS_DB'],
      ...['NODE_ENV', 'NODE_OPTIONS', 'INVOCATION_ID', 'JOURNAL_STREAM', 'CREDENTIALS_DIRECTORY'],
      ...['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'API_KEY'],
      ...['KUBERNETES_SERVICE_PORT', 'METRICS_SERVICE_PORT', 'API_URL', 'BASE_URL'],
    ]),
  ).toEqual([]);
});

test('constants are overridden by name, the rest stay, and a wrong override is named with all else that is wrong', () => {
  const read = (CANCELLATION_TUNING: string, others = {}) =>
    readEnvironment({ BOKAMERA_API_KEY: 'key', CANCELLATION_TUNING, ...others });
  expect(read('{"readMilliseconds":9}').tuning).toEqual({ ...tuning, readMilliseconds: 9 });
  expect(read('').tuning).toEqual(tuning);
  for (const wrong of [
    '{',
    '[]',
    '{"READ":1}',
    '{"readMilliseconds":-1}',
    '{"readMilliseconds":"1"}',
  ])
    expect(messageOf(() => read(wrong, { PORT: 'x' }))).toMatch(
      /CANCELLATION_TUNING: should be a JSON object.*PORT:/s,
    );
});

test('a setting that went is named with its value now, or its new name', () => {
  for (const [name, text] of [
    ['MISSES_PER_ADDRESS', 'was removed in 1.0: it is a constant now, 30'],
    ['LOOK_FILE', 'is not read any more: it is BRANDING_FILE now'],
  ] as const) {
    const { remarks } = readEnvironment({ BOKAMERA_API_KEY: 'key', [name]: '7' });
    expect(remarks).toEqual([{ event: 'removed-setting', name, text }]);
  }
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

test('what signs in to change times is whole or absent: one message names what is missing or too much', () => {
  const url = 'https://identity.example.se/token';
  const given = (values: Record<string, string>) =>
    messageOf(() => parseSettings({ BOKAMERA_API_KEY: 'key', ...values }));
  const wrong: [Record<string, string>, RegExp][] = [
    [{ BOKAMERA_USER: 'a' }, /BOKAMERA_PASSWORD: is missing/],
    [{ BOKAMERA_PASSWORD: 'secret-b' }, /BOKAMERA_USER: is missing/],
    [{ BOKAMERA_USER: 'a', BOKAMERA_PASSWORD: 'secret-b' }, /BOKAMERA_TOKEN_URL: is missing/],
    [{ BOKAMERA_REFRESH_TOKEN: 'secret-c' }, /BOKAMERA_TOKEN_URL: is missing/],
    [{ BOKAMERA_TOKEN_URL: url }, /BOKAMERA_TOKEN_URL: needs a way to sign in/],
    [{ BOKAMERA_TOKEN_URL: 'ftp://x' }, /BOKAMERA_TOKEN_URL: should be where the site signs in/],
    [
      { BOKAMERA_TOKEN_URL: 'http://identity.example.se', BOKAMERA_REFRESH_TOKEN: 'secret-c' },
      /BOKAMERA_TOKEN_URL: should be https/,
    ],
    [
      { BOKAMERA_TOKEN_URL: url, BOKAMERA_USER: 'a', BOKAMERA_REFRESH_TOKEN: 'secret-c' },
      /BOKAMERA_REFRESH_TOKEN: .*not both/,
    ],
  ];
  for (const [values, message] of wrong) {
    expect(given(values)).toMatch(message);
    expect(given(values)).not.toMatch(/secret-/);
    expect(given(values).match(/^ {2}\w+:/gm)).toHaveLength(1);
  }
  expect(
    parseSettings({
      BOKAMERA_API_KEY: 'key',
      BOKAMERA_TOKEN_URL: url,
      BOKAMERA_REFRESH_TOKEN: 'c',
    }).BOKAMERA_CLIENT_ID,
  ).toBe('bm-external-api-users');
});
