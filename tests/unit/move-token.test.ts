import { expect, test } from '@playwright/test';
import { readMove, signMove } from '@/lib/tokens/move-token';
import { createSigner } from '@/lib/tokens/signing';

/** The signed result of a change of time in an address: valid only if this site wrote it for this link. */

const signer = createSigner('secret');
const link = { id: 404_042, code: 'AB12' };
const asked = {
  at: Date.parse('2026-11-24T10:00:00Z'),
  from: '2026-11-27T14:30:00',
  to: '2026-11-30T09:05:07',
};
const sealed = signMove(signer, link, asked);

test('it tells when which change was asked for, also where the time before is not known', () => {
  expect(sealed).toMatch(/^[0-9a-z]{8}\.20261127143000\.20261130090507\.[\w-]{22}$/);
  expect(readMove(signer, link, sealed)).toEqual(asked);
  const withoutFrom = { ...asked, from: undefined };
  const shorter = signMove(signer, link, withoutFrom);
  expect(shorter).toMatch(/^[0-9a-z]{8}\.\.20261130090507\.[\w-]{22}$/);
  expect(readMove(signer, link, shorter)).toEqual(withoutFrom);
});

test('it tells the end, what stood before, and what it cost, as far as they are known', () => {
  const line = {
    category: 'Vuxen',
    quantity: 2,
    text: undefined,
    amount: { value: 450, currency: 'SEK', sign: 'kr' },
  };
  const digestBefore = 'abcdefgh-_ijklmn';
  const end = '2026-11-30T10:05:07';
  for (const more of [
    { end },
    { end, digestBefore, pricesBefore: undefined },
    { end, digestBefore, pricesBefore: [line] },
    { end, digestBefore, pricesBefore: [] },
    { end, to: '2026-10-25T02:30:00+01:00', from: '2026-10-25T02:30:00-09:30' },
  ])
    expect(readMove(signer, link, signMove(signer, link, { ...asked, ...more }))).toEqual({
      ...asked,
      ...more,
    });
  // More than an address carries is left out.
  const long = Array.from({ length: 30 }, () => ({ ...line, text: 'å'.repeat(200) }));
  const cut = signMove(signer, link, { ...asked, end, digestBefore, pricesBefore: long });
  expect(cut.length).toBeLessThan(200);
  expect(readMove(signer, link, cut)).toMatchObject({ digestBefore, pricesBefore: undefined });
});

test('it is worth nothing when it is absent, altered, or another link’s or secret’s', () => {
  const altered = Array.from(sealed, (character, place) => {
    const other = character === '0' ? '1' : '0';
    return `${sealed.slice(0, place)}${other}${sealed.slice(place + 1)}`;
  });
  for (const other of [
    null,
    '',
    ...altered,
    ` ${sealed}`,
    `${sealed} `,
    `0${sealed}`,
    `${sealed}A`,
    sealed.slice(1),
    sealed.slice(0, -1),
    sealed.split('.').slice(0, 3).join('.'),
  ])
    expect(readMove(signer, link, other), String(other)).toBeUndefined();
  expect(readMove(signer, { ...link, id: 404_043 }, sealed)).toBeUndefined();
  expect(readMove(signer, { ...link, code: 'AB13' }, sealed)).toBeUndefined();
  expect(readMove(createSigner('other'), link, sealed)).toBeUndefined();
});

test('what is signed but has not its shape is not read', () => {
  const sealedAs = (...parts: string[]) =>
    [...parts, signer.sign('move', [link.id, link.code, ...parts])].join('.');
  expect(readMove(signer, link, sealedAs('a', '', '20261130090507'))).toBeDefined();
  expect(readMove(signer, link, sealedAs('abcdefghij', '', '20261130090507'))).toBeDefined();
  for (const [time, from, to] of [
    ['abcdefghijk', '', '20261130090507'],
    ['', '', '20261130090507'],
    ['A', '', '20261130090507'],
    ['a', '2026', '20261130090507'],
    ['a', '202611300905070', '20261130090507'],
    ['a', '', ''],
    ['a', '', '2026113009050'],
    ['a', '', '202611300905070'],
  ] as const)
    expect(readMove(signer, link, sealedAs(time, from, to)), `${time} ${from} ${to}`).toBe(
      undefined,
    );
});
