import { expect, test } from '@playwright/test';
import { deflateRawSync } from 'node:zlib';
import { type PressRecord, pressRecord } from '@/lib/signed-receipt/press-record';
import { type BookingLink, linkKey } from '@/lib/booking/link';
import { seal } from '@/lib/tokens/sealed';
import { openJson, sealJson } from '@/lib/tokens/sealed-json';
import { createSigner } from '@/lib/tokens/signing';

const signer = createSigner('a secret of thirty-two letters...');
const link = { id: 7, code: 'AB12' };
const sealRecord = (record: PressRecord) => sealJson(signer, 'record', linkKey(link), record);
const openRecord = (sealed: string, of: BookingLink = link) =>
  openJson(signer, 'record', linkKey(of), sealed, pressRecord);
const recordWith = (service: string) => ({
  facts: {
    booking: 7,
    service,
    cancelled: { wall: '2026-11-24T10:00:00', utc: [], by: 'site' as const },
  },
  words: 'Sjuk',
});

test('a record is sealed only where it can be opened again', () => {
  for (const length of [10, 1_000, 6_000, 7_000, 100_000]) {
    const record = recordWith('漢'.repeat(length));
    const sealed = sealRecord(record);
    if (length <= 6_000) expect(sealed).toBeDefined();
    if (sealed !== undefined) expect(openRecord(sealed)).toEqual(record);
  }
});

test('a record of words alone, or of facts alone, opens as it was', () => {
  const { facts } = recordWith('Klippning');
  for (const record of [{ words: ' \u200fنمی‌توانم\n🏴󠁧󠁢󠁷󠁬󠁳󠁿 ' }, { facts }]) {
    const sealed = sealRecord(record) ?? '';
    expect(openRecord(sealed)).toEqual(record);
    expect(openRecord(sealed, { ...link, code: 'other' })).toBeUndefined();
  }
});

test('a record of an older version tells the comment, and no reason in a language that nobody knows', () => {
  const { facts } = recordWith('Klippning');
  const former = (form: object) => {
    const packed = deflateRawSync(JSON.stringify({ facts, ...form }));
    return openRecord(seal(signer, 'record', linkKey(link), packed));
  };
  expect(former({ comment: 'Sjuk', reason: 'ill' })).toEqual({ facts, words: 'Sjuk' });
  expect(former({ comment: '', reason: 'ill' })).toEqual({ facts, words: undefined });
});
