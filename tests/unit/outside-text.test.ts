import { expect, test } from '@playwright/test';
import { wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import {
  cancelled,
  freeTime,
  grains,
  leastCpu,
  moved,
  openShown,
  wireBooking,
} from '../../tools/support/outside-text';

/**
 * Text from the API, of any length and kind, in every field at once: each page is served, at the
 * cost of a few ordinary pages. The test compares with an ordinary page on the same machine at the
 * same time, so that it fails on quadratic cost and not on a slow machine.
 */

/** Ordinary pages that one of them may cost. */
const mostPages = 25;
const sizes = [16_000, 100_000, 1_000_000];

for (const [kind, ofLength] of Object.entries(grains))
  test(`a page costs no more for 16 KB, 100 KB and 1 MB of ${kind} in every field`, async () => {
    const { site, open, path, answer } = openShown();
    try {
      const show = async () => {
        const page = await open(path());
        expect(page.status).toBe(200);
      };
      for (let round = 0; round < 10; round += 1) await show();
      const ordinary = await leastCpu(show, 5);
      for (const size of sizes) {
        answer(wireBooking(ofLength(size)));
        await show();
        const cost = await leastCpu(show, 5);
        expect(cost / ordinary, `${size} characters`).toBeLessThan(mostPages);
      }
    } finally {
      await site.close();
    }
  });

const many = 100_000;
const manyOf = <Item>(item: Item): Item[] => Array.from({ length: many }, () => item);
const lists: Readonly<Record<string, object>> = {
  types: { BookedResourceTypes: manyOf({ Name: 'a', Resources: [{ Name: 'b' }] }) },
  resources: { BookedResourceTypes: [{ Name: 'a', Resources: manyOf({ Name: 'b' }) }] },
  'price lines': { Quantities: manyOf({ Quantity: 1, Price: 1, Category: 'a' }) },
  payments: { PaymentLog: manyOf({ Amount: 1, CurrencyId: 'SEK' }) },
  fields: Object.fromEntries(manyOf(0).map((value, number) => [`field${number}`, value])),
  'huge numbers': { Quantities: [{ Quantity: 1e308, Price: 1e308, Category: 'a' }] },
};

/** Bookings with hostile text or lists in every field, but for `fields`. */
const hostileWith = (fields: object): Readonly<Record<string, object>> => ({
  ...Object.fromEntries(
    Object.entries(grains).map(([kind, ofLength]) => [
      kind,
      wireBooking(ofLength(100_000), fields),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(lists).map(([kind, list]) => [
      `many ${kind}`,
      wireBooking('a', { ...fields, ...list }),
    ]),
  ),
  'names of 4000 Chinese letters': wireBooking('漢'.repeat(4_000), fields),
  'names of 4000 random letters': wireBooking(
    Array.from({ length: 4_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * 7919) % 20_000)),
    ).join(''),
    fields,
  ),
});

test.describe('after a proved move', () => {
  for (const [kind, booking] of Object.entries(hostileWith(moved)))
    test(`${kind}: the page and a refresh of it name the new time`, async () => {
      const { site, open, press, path, answer } = openShown();
      try {
        const url = `${path('/time')}&to=${encodeURIComponent(freeTime.written.start)}`;
        const page = await open(url);
        expect(page.state).toBe('confirm-move');
        answer(wireBooking(), booking);
        const done = await press(url, page);
        expect(done.status).toBe(303);
        const address = `http://localhost${done.location ?? ''}`;
        for (const end of [await open(address), await open(address)]) {
          expect(end.state).toBe('moved');
          expect(end.body).toContain('15:30');
        }
      } finally {
        await site.close();
      }
    });
});

test.describe('after a proved cancel', () => {
  const hostile = {
    ...hostileWith(cancelled),
    'a status name of 100 KB': wireBooking('a', { ...cancelled, StatusName: 'x'.repeat(100_000) }),
    'dates of 100 KB': wireBooking('a', {
      ...cancelled,
      UnbookedOn: '1'.repeat(100_000),
      CreatedDate: `2026-01-01T10:00:00.${'0'.repeat(100_000)}`,
    }),
  };
  for (const [kind, booking] of Object.entries(hostile))
    test(`${kind}: the page, the kept page, the calendar and the receipt say so`, async () => {
      const key = wordOf(await makeReceiptKey(Date.now() - 1000));
      const shown = openShown({ RECEIPT_ISSUER: 'https://a.example', RECEIPT_KEY: key });
      const { site, open, press, pass, path, answer } = shown;
      try {
        answer(wireBooking(), booking);
        const page = await open(path());
        pass(5_000);
        const done = await press(path(), page);
        expect(done.status).toBe(303);
        answer(booking);
        const end = await open(`http://localhost${done.location ?? ''}`);
        expect(end.state).toBe('cancelled');
        expect((await open(path('/kept'))).state).toBe('cancelled');
        expect((await open(path('/calendar'))).body).toContain('STATUS:CANCELLED');
        const query = (done.location ?? '').replace(/^[^?]*/, '');
        const receipt = await open(`http://localhost/sv/bookings/404042/receipt${query}`);
        expect(receipt.state).toBe('receipt');
      } finally {
        await site.close();
      }
    });
});
