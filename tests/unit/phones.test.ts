import { expect, test } from '@playwright/test';
import { readPhones } from '@/lib/booking/phones';

const dialled: readonly (readonly [string, string | undefined, readonly (string | undefined)[]])[] =
  [
    ['0920-123 45', 'SE', ['tel:+4692012345']],
    ['+46 (0)8 123 456', 'SE', ['tel:+468123456']],
    ['08-123 456 ankn 7', 'SE', ['tel:+468123456']],
    ['08-123 456 (växel)', 'SE', ['tel:+468123456']],
    ['Tel: 08-12 34 56', 'SE', ['tel:+468123456']],
    ['08-123 456, 070-123 45 67', 'SE', ['tel:+468123456', 'tel:+46701234567']],
    ['070-1234567 eller 070-1234568', 'SE', ['tel:+46701234567', 'tel:+46701234568']],
    ['08-123 456 / 0046 70 123 45 67', 'SE', ['tel:+468123456', 'tel:+46701234567']],
    ['+49 30 901820', 'SE', ['tel:+4930901820']],
    ['22 33 44 55', 'NO', ['tel:+4722334455']],
    ['(08) 123 456 78', 'SE', ['tel:+46812345678']],
    ['46 8 123 456 78', 'SE', ['tel:+46812345678']],
    ['0047 22 12 34 56', 'SE', ['tel:+4722123456']],
    ['612 345 678', 'ES', ['tel:+34612345678']],
    ['06 1234 5678', 'IT', ['tel:+390612345678']],
    ['8 495 123 45 67', 'RU', ['tel:+74951234567']],
    ['1 212 555 2368', 'US', ['tel:+12125552368']],
    ['08 / 123 456 78', 'SE', ['tel:+46812345678']],
    // Never dialled wrong.
    ['08-123 45 67, 123 45 68', 'SE', ['tel:+4681234567', undefined]],
    ['070-1234567, 1234568', 'SE', ['tel:+46701234567', undefined]],
    ['08-12 34 56-58', 'SE', [undefined]],
    ['08-12 34 56/57', 'SE', [undefined]],
    ['08-12 34 56 – 58', 'SE', [undefined]],
    ['08-123456-58', 'SE', [undefined]],
    ['Bankgiro 123-4567', 'SE', [undefined]],
    ['BG 5050-1055', 'SE', [undefined]],
    ['F: 08-123 456', 'SE', [undefined]],
    ['-', 'SE', []],
    ['saknas', 'SE', []],
    ['0', 'SE', []],
    ['22 12 34 56', 'SE', [undefined]],
    ['33 12 34 56', 'SE', [undefined]],
    ['701234567', 'SE', [undefined]],
    ['40 1234567', 'FI', [undefined]],
    ['114 14', 'SE', [undefined]],
    ['0771-SALONG', 'SE', [undefined]],
    ['08-123 456', undefined, [undefined]],
    ['08-123 456', 'XX', [undefined]],
    ['08-123 456 08-123 457', 'SE', [undefined]],
    ['ring 7 på 08-123 456', 'SE', [undefined]],
    ['javascript:alert(1)', 'SE', [undefined]],
    ['Fax 08-123 456', 'SE', [undefined]],
    ['2026-12-03', 'SE', [undefined]],
    ['fax 08-123 456', 'SE', [undefined]],
    ['08-123 456 2026-11-24', 'SE', [undefined]],
    ['08-123 456 2026/11/24', 'SE', [undefined]],
    ['08-123 456 växel 12', 'SE', ['tel:+468123456']],
    ['08-123 456, anknytning: 7', 'SE', ['tel:+468123456']],
    ['08-123 456 (lokal 1234)', 'SE', ['tel:+468123456']],
    ['08-123 456 frågor till 7', 'SE', [undefined]],
    ...[
      'ext 7',
      'extension 7',
      'lok 7',
      'lokal 7',
      'anknr 7',
      'alanumero 7',
      'Durchwahl 7',
      'wewn. 7',
    ].map((extension) => [`08-123 456 ${extension}`, 'SE', ['tel:+468123456']] as const),
    ['08-123 456 ankn 7 eller 8', 'SE', ['tel:+468123456', undefined]],
    ['08-123 456 fråga efter Anna', 'SE', ['tel:+468123456']],
    ['070-123-45-67', 'SE', ['tel:+46701234567']],
    ['2026/12/03', 'SE', [undefined]],
    ['112', 'SE', [undefined]],
    ['kväll 08-123 456 dag 08-123 457', 'SE', [undefined]],
    [' ;08-123 456; ', 'SE', ['tel:+468123456']],
    ['', 'SE', []],
  ];

for (const [written, country, uris] of dialled)
  test(`"${written}" in ${String(country)} dials ${uris.map(String).join(' and ')}`, () => {
    expect(readPhones(written, country).map(({ uri }) => uri)).toEqual(uris);
  });

test('a number keeps the words that its company wrote beside it', () => {
  expect(readPhones('  08-123 456 ankn 7; 0771-SALONG ', 'SE').map(({ text }) => text)).toEqual([
    '08-123 456 ankn 7',
    '0771-SALONG',
  ]);
});
