import { expect, test } from '@playwright/test';
import { plain, seeOther } from '@/lib/http/answers';
import { requestIdOf } from '@/lib/http/request-id';
import { pagePolicy, securityHeaders } from '@/lib/http/security-headers';
import { type Compress, textOf, toResponse } from '@/lib/http/to-response';

const html = { start: '<!DOCTYPE html>', rest: 'ö', end: '</html>' };
const whole = '<!DOCTYPE html>ö</html>';
/** Notes what it was given, and gives back something else. */
const compressing = () => {
  const given: unknown[] = [];
  const compress: Compress = (text) => {
    given.push(text);
    return { bytes: new Uint8Array([1, 2, 3]), encoding: 'br' };
  };
  return { given, compress };
};
const bytesOf = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())];

test('every answer carries the strict headers, each with its exact value', () => {
  // Written a second time, so that a change of a value is noticed. All other tests compare with lib's.
  const sent = [...toResponse({ status: 204 }).headers].map((header) => header.join(': '));
  expect(sent).toEqual([
    'cache-control: no-store',
    "content-security-policy: default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'cross-origin-opener-policy: same-origin',
    'cross-origin-resource-policy: same-origin',
    'permissions-policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy: no-referrer',
    'strict-transport-security: max-age=63072000',
    'x-content-type-options: nosniff',
    'x-frame-options: DENY',
    'x-robots-tag: noindex, nofollow, noarchive',
  ]);
});

test('an answer may name another value, and its own status', () => {
  const { status, headers } = toResponse({ status: 418, headers: { 'cache-control': 'private' } });
  expect(status).toBe(418);
  expect(headers.get('cache-control')).toBe('private');
  expect(headers.get('referrer-policy')).toBe(securityHeaders['referrer-policy']);
});

test('a redirect leads on with GET, and says nothing besides', () => {
  expect(seeOther('/sv')).toEqual({ status: 303, headers: { location: '/sv' } });
});

test('a machine’s answer is one line of plain text', () => {
  expect(plain(405, 'No', { allow: 'GET' })).toEqual({
    status: 405,
    headers: { allow: 'GET', 'content-type': 'text/plain; charset=utf-8' },
    body: 'No\n',
  });
  expect(plain(200, 'ok').headers).toEqual({ 'content-type': 'text/plain; charset=utf-8' });
});

test('a page’s policy allows its own styles, script, pictures and forms, and nothing else', () => {
  expect(pagePolicy(['sha256-a', 'sha256-b'], ['sha256-c'])).toBe(
    "default-src 'none'; style-src 'sha256-a' 'sha256-b'; script-src 'sha256-c'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});

test('text and pages are sent as they stand where the host does not compress', async () => {
  for (const [body, text] of [
    ['hej', 'hej'],
    ['å'.repeat(600), 'å'.repeat(600)],
    [html, whole],
  ] as const) {
    const response = toResponse({ status: 200, body });
    expect(await response.text()).toBe(text);
    expect(response.headers.has('vary')).toBe(false);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(textOf(body)).toBe(text);
  }
});

test('a page is compressed, and says by what it varies', async () => {
  const { given, compress } = compressing();
  const response = toResponse({ status: 201, body: html }, compress);
  expect(response.status).toBe(201);
  expect(given).toEqual([html]);
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await bytesOf(response)).toEqual([1, 2, 3]);
});

test('text is compressed from 512 characters on, and bytes never', async () => {
  const { given, compress } = compressing();
  const short = toResponse({ status: 200, body: 'a'.repeat(511) }, compress);
  expect(short.headers.has('vary')).toBe(false);
  expect(await short.text()).toHaveLength(511);
  const bytes = toResponse({ status: 200, body: new Uint8Array(600) }, compress);
  expect(bytes.headers.has('vary')).toBe(false);
  expect(await bytesOf(bytes)).toHaveLength(600);
  expect(given).toEqual([]);
  const long = toResponse({ status: 200, body: 'a'.repeat(512) }, compress);
  expect(long.headers.get('content-encoding')).toBe('br');
});

test('a browser that takes no compression gets the text, and caches know that it varies', async () => {
  const response = toResponse({ status: 404, body: html }, () => undefined);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe(whole);
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
  expect(response.headers.has('content-encoding')).toBe(false);
});

test('a request has the id that a trusted proxy gave it, and else a new one', () => {
  const given = (id: string, trusted = 1) =>
    requestIdOf(new Headers({ 'x-request-id': id }), trusted);
  for (const id of ['abcd1234', 'a-b_c'.repeat(12), 'A'.repeat(64)]) expect(given(id)).toBe(id);
  const fresh = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
  for (const id of ['abcd123', 'A'.repeat(65), 'abcd 1234', 'abcd1234\u00e5', ''])
    expect(given(id), id).toMatch(fresh);
  expect(given('abcd1234', 0)).toMatch(fresh);
  expect(requestIdOf(new Headers(), 1)).toMatch(fresh);
  expect(requestIdOf(new Headers(), 1)).not.toBe(requestIdOf(new Headers(), 1));
});
