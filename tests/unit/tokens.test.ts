import { expect, test } from '@playwright/test';
import { createHmac, hkdfSync } from 'node:crypto';
import { readFormToken, signFormToken } from '@/lib/tokens/form-token';
import { readProof, signProof } from '@/lib/tokens/proof-token';
import { createSigner, type Purpose, type Signer } from '@/lib/tokens/signing';
import { seal, unseal } from '@/lib/tokens/sealed';
import { openTicket, sealTicket } from '@/lib/tokens/ticket';

const signer = createSigner('secret');
const link = { id: 404_042, code: 'AB12' };
const otherLinks = [
  { id: 404_043, code: 'AB12' },
  { id: 404_042, code: 'AB13' },
];
const madeAt = Date.parse('2026-11-24T10:00:00Z');
const day = 86_400_000;

/** Every text that differs from a token in one character, or by one more or less. */
const altered = (token: string) => [
  ...Array.from(token, (character, place) => {
    const other = character === '0' ? '1' : '0';
    return `${token.slice(0, place)}${other}${token.slice(place + 1)}`;
  }),
  token.slice(0, -1),
  token.slice(1),
  `${token}A`,
  `A${token}`,
];

test.describe('a signature', () => {
  test('is 22 characters that a URL can hold, the same on every instance', () => {
    expect(signer.sign('form', [1, 'a'])).toMatch(/^[\w-]{22}$/);
    expect(createSigner('secret').sign('form', [1, 'a'])).toBe(signer.sign('form', [1, 'a']));
  });

  test('is made with a key of its own for each purpose and each secret', () => {
    const key = hkdfSync('sha256', 'secret', 'bokamera-cancellation', 'form', 32);
    const expected = createHmac('sha256', Buffer.from(key)).update('[1,"a"]').digest('base64url');
    expect(signer.sign('form', [1, 'a'])).toBe(expected.slice(0, 22));

    const purposes: Purpose[] = ['form', 'receipt', 'ticket', 'limits', 'evidence', 'logo'];
    const keys = purposes.map((purpose) => signer.keysOf(purpose)[0].export().toString('hex'));
    expect(new Set(keys).size).toBe(purposes.length);
    for (const key of keys) expect(key).toHaveLength(64);
    expect(createSigner('other').keysOf('form')[0].export().toString('hex')).not.toBe(keys[0]);
  });

  test('is genuine for its own purpose and parts alone', () => {
    const signature = signer.sign('form', [1, 'a']);
    expect(signer.isSigned('form', [1, 'a'], signature)).toBe(true);
    expect(signer.isSigned('receipt', [1, 'a'], signature)).toBe(false);
    expect(signer.isSigned('form', ['a', 1], signature)).toBe(false);
    expect(signer.isSigned('form', ['1', 'a'], signature)).toBe(false);
    expect(signer.isSigned('form', [1, 'a', ''], signature)).toBe(false);
    for (const other of [...altered(signature), ''])
      expect(signer.isSigned('form', [1, 'a'], other), other).toBe(false);
  });

  test('of the secret before still counts, and of the one before that no more', () => {
    const changed = createSigner('new', 'secret');
    const signature = signer.sign('form', [1]);
    expect(changed.isSigned('form', [1], signature)).toBe(true);
    expect(changed.isSigned('form', [2], signature)).toBe(false);
    expect(changed.sign('form', [1])).not.toBe(signature);
    expect(createSigner('newer', 'new').isSigned('form', [1], signature)).toBe(false);
    const [, former, ...older] = changed.keysOf('form');
    expect(former?.equals(signer.keysOf('form')[0])).toBe(true);
    expect(older).toEqual([]);
    expect(signer.keysOf('form')).toHaveLength(1);
  });
});

test.describe('the token of a form', () => {
  const token = signFormToken(signer, link, { madeAt, stage: 'first' });

  test('tells when which page was made', () => {
    for (const stage of ['first', 'again'] as const)
      expect(
        readFormToken(signer, link, signFormToken(signer, link, { madeAt, stage }), madeAt),
      ).toEqual({ madeAt, stage });
  });

  test('is worth nothing when it is absent, altered, or another link’s', () => {
    for (const other of [undefined, '', 'first', `${token} `, ...altered(token)])
      expect(readFormToken(signer, link, other, madeAt), other).toBeUndefined();
    for (const other of otherLinks)
      expect(readFormToken(signer, other, token, madeAt)).toBeUndefined();
    expect(readFormToken(createSigner('other'), link, token, madeAt)).toBeUndefined();
  });

  test('of a page that asks once is no token of the page that asks again', () => {
    expect(readFormToken(signer, link, token.replace('first', 'again'), madeAt)).toBeUndefined();
    expect(readFormToken(signer, link, token.replace('first', 'third'), madeAt)).toBeUndefined();
  });

  test('comes from a clock at most five minutes ahead', () => {
    expect(readFormToken(signer, link, token, madeAt - 5 * 60_000)).toBeDefined();
    expect(readFormToken(signer, link, token, madeAt - 5 * 60_000 - 1)).toBeUndefined();
  });

  test('ages: it counts for a week', () => {
    expect(readFormToken(signer, link, token, madeAt + 7 * day - 1)).toBeDefined();
    expect(readFormToken(signer, link, token, madeAt + 7 * day)).toBeUndefined();
    expect(readFormToken(signer, link, token, madeAt + 365 * day)).toBeUndefined();
  });
});

test.describe('a receipt in an address', () => {
  const receipt = { at: madeAt, wall: '2026-11-24T11:00:07', digests: 'aB-_0123456789xy' };
  const sealed = signProof(signer, link, receipt);

  test('tells when the cancellation was confirmed, by both clocks', () => {
    expect(sealed).toMatch(/^[0-9a-z]+\.20261124110007\.aB-_0123456789xy\.[\w-]{22}$/);
    expect(readProof(signer, link, sealed)).toEqual(receipt);
  });

  test('of the release before, which names no booking, still counts', () => {
    const former = { ...receipt, digests: undefined };
    expect(readProof(signer, link, signProof(signer, link, former))).toEqual(former);
  });

  test('can name a booking as it was read and as it was answered', () => {
    const both = { ...receipt, digests: `${receipt.digests}9876543210_-abAB` };
    expect(readProof(signer, link, signProof(signer, link, both))).toEqual(both);
  });

  test('is worth nothing when it is absent, altered, or another link’s', () => {
    for (const other of [null, '', ...altered(sealed)])
      expect(readProof(signer, link, other), String(other)).toBeUndefined();
    for (const other of otherLinks) expect(readProof(signer, other, sealed)).toBeUndefined();
    expect(readProof(createSigner('other'), link, sealed)).toBeUndefined();
  });
});

test.describe('a ticket', () => {
  const id = String(link.id);
  const ticket = sealTicket(signer, link, madeAt);

  test('hides the code, opens its booking, and is another each time', () => {
    expect(openTicket(signer, id, ticket, madeAt)).toBe('AB12');
    expect(Buffer.from(ticket, 'base64url').toString('latin1')).not.toContain('AB12');
    expect(sealTicket(signer, link, madeAt)).not.toBe(ticket);
  });

  test('opens for ninety days and no longer', () => {
    expect(openTicket(signer, id, ticket, madeAt + 90 * day)).toBe('AB12');
    expect(openTicket(signer, id, ticket, madeAt + 90 * day + 1)).toBeUndefined();
  });

  test('is worth nothing when it is absent, altered, or another booking’s', () => {
    for (const other of [null, '', 'A'.repeat(38), 'A'.repeat(60)])
      expect(openTicket(signer, id, other, madeAt), String(other)).toBeUndefined();
    const bytes = Buffer.from(ticket, 'base64url');
    for (const place of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(
        openTicket(signer, id, changed.toString('base64url'), madeAt),
        `byte ${place}`,
      ).toBeUndefined();
    }
    expect(openTicket(signer, '404043', ticket, madeAt)).toBeUndefined();
    expect(openTicket(createSigner('other'), id, ticket, madeAt)).toBeUndefined();
  });

  test('of the secret before still opens', () => {
    expect(openTicket(createSigner('new', 'secret'), id, ticket, madeAt)).toBe('AB12');
    expect(openTicket(createSigner('new', 'old'), id, ticket, madeAt)).toBeUndefined();
  });

  test('carries any code that a link can, and nothing else', () => {
    const carry = (code: string) =>
      openTicket(signer, id, sealTicket(signer, { ...link, code }, madeAt), madeAt);
    for (const code of ['a', 'a.b', 'å&= +%/?#"', '契'.repeat(200)]) expect(carry(code)).toBe(code);
    expect(carry('')).toBeUndefined();
    expect(carry('a\0b')).toBeUndefined();
    expect(carry('x'.repeat(201))).toBeUndefined();
  });

  test('shorter or longer than any of ours is not even deciphered', () => {
    const { keysOf } = signer;
    let asked = 0;
    const watched: Signer = {
      ...signer,
      keysOf: (purpose) => {
        asked += 1;
        return keysOf(purpose);
      },
    };
    for (const ticket of [null, 'A'.repeat(1401)])
      expect(openTicket(watched, id, ticket, madeAt)).toBeUndefined();
    expect(asked).toBe(0);
    openTicket(watched, id, 'A'.repeat(1400), madeAt);
    expect(asked).toBe(1);
  });
});

test.describe('sealed bytes', () => {
  const other = createSigner('other');
  const later = createSigner('other', 'secret');
  const sealHere = (bytes: Buffer) => seal(signer, 'record', 'here', bytes);

  test('open for their own secret, purpose and place, whichever of the secrets it is', () => {
    for (const bytes of [Buffer.from('ab'), Buffer.from('å'.repeat(2000))]) {
      const sealed = sealHere(bytes);
      expect(unseal(signer, 'record', 'here', sealed)).toEqual(bytes);
      expect(unseal(later, 'record', 'here', sealed)).toEqual(bytes);
      expect(unseal(signer, 'record', 'there', sealed)).toBeUndefined();
      expect(unseal(signer, 'result', 'here', sealed)).toBeUndefined();
      expect(unseal(other, 'record', 'here', sealed)).toBeUndefined();
    }
  });

  test('are 28 more than they hold, and fewer than two are none of ours', () => {
    const lengthOf = (held: string) => Buffer.from(sealHere(Buffer.from(held)), 'base64url').length;
    expect(lengthOf('ab')).toBe(30);
    expect(unseal(signer, 'record', 'here', sealHere(Buffer.from('a')))).toBeUndefined();
  });
});
