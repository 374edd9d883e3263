import { expect, test } from '@playwright/test';
import { askedHost, isFromElsewhere } from '@/lib/http/origin';

const elsewhere = (headers: Record<string, string>, trustedProxies = 0) =>
  isFromElsewhere(new Headers(headers), trustedProxies);
const asked = (headers: Record<string, string>, trustedProxies = 0) =>
  askedHost(new Headers(headers), trustedProxies);

test('a browser that says where a form was sent from is believed', () => {
  expect(elsewhere({ 'sec-fetch-site': 'same-origin' })).toBe(false);
  expect(elsewhere({ 'sec-fetch-site': 'none' })).toBe(false);
  expect(elsewhere({ 'sec-fetch-site': 'same-site' })).toBe(true);
  expect(elsewhere({ 'sec-fetch-site': 'cross-site' })).toBe(true);
  expect(elsewhere({ 'sec-fetch-site': '' })).toBe(true);
});

test('what Sec-Fetch-Site says goes before what Origin says', () => {
  const host = 'a.example';
  expect(elsewhere({ host, 'sec-fetch-site': 'cross-site', origin: 'https://a.example' })).toBe(
    true,
  );
  expect(elsewhere({ host, 'sec-fetch-site': 'same-origin', origin: 'https://b.example' })).toBe(
    false,
  );
});

test('of an older browser only an origin on another host speaks against a form', () => {
  const host = 'a.example:8080';
  expect(elsewhere({ host })).toBe(false);
  expect(elsewhere({ host, origin: 'null' })).toBe(false);
  expect(elsewhere({ host, origin: 'https://a.example:8080' })).toBe(false);
  expect(elsewhere({ host, origin: 'https://a.example' })).toBe(true);
  expect(elsewhere({ host, origin: 'https://b.example' })).toBe(true);
  expect(elsewhere({ host, origin: 'no address' })).toBe(true);
  expect(elsewhere({ host, origin: '' })).toBe(true);
});

test('the host that a proxy forwarded counts behind a trusted one alone', () => {
  const headers = {
    host: 'inside',
    'x-forwarded-host': 'a.example',
    origin: 'https://a.example',
  };
  expect(elsewhere(headers, 0)).toBe(true);
  expect(elsewhere(headers, 1)).toBe(false);
  expect(asked(headers, 0)).toBe('inside');
  expect(asked(headers, 1)).toBe('a.example');
  expect(asked({ host: 'inside' }, 1)).toBe('inside');
});

test('the host that was asked is its name, without a port', () => {
  expect(asked({ host: 'salong.example:8080' })).toBe('salong.example');
  expect(asked({ host: '[2001:db8::1]:8080' })).toBe('[2001:db8::1]');
  expect(asked({ host: 'salong.example:80x' })).toBe('salong.example:80x');
  expect(asked({ host: 'salong:80.example' })).toBe('salong:80.example');
  expect(asked({ 'x-forwarded-host': ' a.example , b.example' }, 1)).toBe('a.example');
});

test('no host that could be one was asked where the header is absent or empty', () => {
  expect(asked({})).toBeUndefined();
  expect(asked({ host: '' })).toBe('');
  expect(asked({ host: 'a'.repeat(300) })).toBe('a'.repeat(253));
});
