import type { Wording } from '@/i18n/wording';
import type { Booking, Money } from '@/lib/booking/booking';

/** The prices of a booking as the API gives them, each with its purpose. Never added up. */
export function priceTexts({ t, format }: Wording, { priceLines }: Pick<Booking, 'priceLines'>) {
  return priceLines.flatMap(({ category, quantity, ...said }) => {
    const price = format.price(said);
    if (!price) return [];
    return [{ price, label: labelOf(t, category, quantity) }];
  });
}

/** What was booked without a price that is known: "Vuxen, 6 st". */
export function unpricedTexts({ t, format }: Wording, { priceLines }: Pick<Booking, 'priceLines'>) {
  return priceLines.flatMap(({ category, quantity, ...said }) =>
    format.price(said) ? [] : (labelOf(t, category, quantity) ?? []),
  );
}

/** "450 kr och 200 kr": the prices alone; undefined when the API names none. */
export function pricesText(
  wording: Wording,
  booking: Pick<Booking, 'priceLines'>,
): string | undefined {
  const prices = priceTexts(wording, booking).map(({ price }) => price);
  return prices.length > 0 ? wording.format.list(prices) : undefined;
}

function labelOf(t: Wording['t'], category: string | undefined, quantity: number | undefined) {
  if (category !== undefined) return t('booking.priceLine', { category, quantity: quantity ?? 1 });
  return quantity !== undefined && quantity > 1 ? t('booking.quantity', { quantity }) : undefined;
}

/** "420 kr och 80 kr": what was paid; undefined when the API gives nothing. */
export function paidText(
  wording: Wording,
  { payments }: Pick<Booking, 'payments'>,
): string | undefined {
  return sums(
    wording,
    payments.flatMap(({ paid }) => paid ?? []),
  );
}

/** What was credited; undefined when the API gives nothing. */
export function creditedText(
  wording: Wording,
  { payments }: Pick<Booking, 'payments'>,
): string | undefined {
  return sums(
    wording,
    payments.flatMap(({ credited }) => credited ?? []),
  );
}

/** Whether less was credited than was paid, over all rows together, in some currency. */
export function isRefundOpen({ payments }: Pick<Booking, 'payments'>): boolean {
  const all = payments.flatMap(({ paid, credited }) => [
    ...(paid ? [paid] : []),
    ...(credited ? [{ ...credited, value: -credited.value }] : []),
  ]);
  const currencies = new Set(all.flatMap(({ currency, sign }) => currency ?? sign ?? []));
  // A sum that names no currency is in the only one there is.
  const [only] = currencies.size === 1 ? currencies : [];
  const open = new Map<string | undefined, number>();
  for (const { value, currency, sign } of all) {
    const key = currency ?? sign ?? only;
    open.set(key, (open.get(key) ?? 0) + value);
  }
  return [...open.values()].some((left) => left >= smallestCoin);
}

const smallestCoin = 0.005;

function sums({ format }: Wording, money: readonly Money[]): string | undefined {
  return money.length > 0 ? format.list(money.map(format.money)) : undefined;
}
