import * as z from 'zod';
import type { PriceLine } from './booking';

const text = z.string().optional();

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
