import { expect, test } from '@playwright/test';
import { openPressRecord, sealPressRecord } from '@/lib/signed-receipt/press-record';
import { createSigner } from '@/lib/tokens/signing';

const signer = createSigner('a secret of thirty-two letters...');
const link = { id: 7, code: 'AB12' };
const recordWith = (service: string) => ({
  facts: {
    booking: 7,
    service,
    cancelled: { wall: '2026-11-24T10:00:00', utc: [], by: 'site' as const },
  },
  form: { comment: 'Sjuk', reason: undefined },
});

test('a record is sealed only where it can be opened again', () => {
  for (const length of [10, 1_000, 6_000, 7_000, 100_000]) {
    const record = recordWith('漢'.repeat(length));
    const sealed = sealPressRecord(signer, link, record);
    if (length <= 6_000) expect(sealed).toBeDefined();
    if (sealed !== undefined) expect(openPressRecord(signer, link, sealed)).toEqual(record);
  }
});
