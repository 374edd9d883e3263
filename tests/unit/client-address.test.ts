import { expect, test } from '@playwright/test';
import { clientAddress, widerNetwork } from '@/lib/http/client-address';

const socket = '198.51.100.7';
const behind = (trustedProxies: number, forwardedFor: string | null, remoteAddress?: string) =>
  clientAddress({ remoteAddress, forwardedFor, trustedProxies });

test('without a proxy in front only the connection itself is believed', () => {
  expect(behind(0, '203.0.113.9', socket)).toBe(socket);
  expect(behind(0, '203.0.113.9')).toBeUndefined();
  expect(behind(0, null, 'unknown')).toBeUndefined();
});

test('behind proxies the entry counts that the outermost trusted one wrote', () => {
  const chain = '10.9.9.9, 203.0.113.9 ,192.0.2.1';
  expect(behind(1, chain, socket)).toBe('192.0.2.1');
  expect(behind(2, chain, socket)).toBe('203.0.113.9');
  expect(behind(3, chain, socket)).toBe('10.9.9.9');
});

test('a header with fewer entries than proxies is read from its first', () => {
  expect(behind(3, '203.0.113.9, 192.0.2.1', socket)).toBe('203.0.113.9');
  expect(behind(1, ', ,203.0.113.9,,', socket)).toBe('203.0.113.9');
});

test('where the header says nothing that is an address, the connection counts', () => {
  for (const said of [null, '', ' , ', 'unknown', '203.0.113.256', '203.0.113.9; drop'])
    expect(behind(1, said, socket), String(said)).toBe(socket);
  expect(behind(1, null)).toBeUndefined();
});

test('ports and brackets around an address are left out', () => {
  expect(behind(1, '203.0.113.9:4711')).toBe('203.0.113.9');
  expect(behind(1, '203.10.113.99:4711')).toBe('203.10.113.99');
  expect(behind(1, '[2001:db8:1:2::9]')).toBe('2001:db8:1:2::/64');
  expect(behind(1, '[2001:db8:1:2::9]:4711')).toBe('2001:db8:1:2::/64');
  for (const bent of [
    'x[2001:db8::9]',
    '[2001:db8::9]x',
    '[2001:db8::9]:port',
    '2001:[db8::9]',
    '[2001:db8::]9',
    '::203.0.113.9:4711',
    '203.0.113.9:port',
    '203.0.113.9:4711x',
    'x203.0.113.9:4711',
    '203.0.113.9:',
  ])
    expect(behind(1, bent), bent).toBeUndefined();
});

test('an IPv6 customer is counted by the network, and one mapped from IPv4 by that address', () => {
  expect(behind(0, null, '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(behind(0, null, '2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(behind(0, null, '2001:db8:abcd:3::1')).toBe('2001:db8:abcd:3::/64');
  expect(behind(0, null, '::ffff:198.51.100.7')).toBe(socket);
});

test('the wider network of an address is its /24, or its /48', () => {
  expect(widerNetwork('198.51.100.7')).toBe('198.51.100.0/24');
  expect(widerNetwork('2001:db8:1:2::/64')).toBe('2001:db8:1::/48');
});
