import * as z from 'zod';
import type { PriceLine } from './booking';

const text = z.string().optional();

/** Most bytes of JSON that former prices take in an address. */
const longestJson = 1_100;

/** Prices that an address has room for; undefined for more, which are then not told at all. */
export function fittingPrices(prices: readonly PriceLine[] | undefined): PriceLine[] | undefined {
  return prices && Buffer.byteLength(JSON.stringify(prices)) <= longestJson
    ? [...prices]
    : undefined;
}

/** A price line as JSON keeps it, without what is not known. */
export const priceLine = z
  .strictObject({
    category: text,
    quantity: z.number().optional(),
    text,
    amount: z.strictObject({ value: z.number(), currency: text, sign: text }).optional(),
  })
  .transform(({ category, quantity, text: said, amount }): PriceLine => ({
    category,
    quantity,
    text: said,
    amount: amount && { value: amount.value, currency: amount.currency, sign: amount.sign },
  }));
