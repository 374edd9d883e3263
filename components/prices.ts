import type { Wording } from '@/i18n/wording';
import type { Booking } from '@/lib/booking/booking';

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

/** "420 kr och 80 kr": what was paid or credited; undefined when the API gives nothing. */
export function paymentText(
  { format }: Wording,
  { payments }: Pick<Booking, 'payments'>,
  which: 'paid' | 'credited',
): string | undefined {
  const sums = payments.flatMap((payment) => payment[which] ?? []);
  return sums.length > 0 ? format.list(sums.map(format.money)) : undefined;
}

/** What was paid and credited, as far as the API gives it, with its label. */
export function paymentTexts(wording: Wording, booking: Pick<Booking, 'payments'>) {
  return (['paid', 'credited'] as const).flatMap((which) => {
    const text = paymentText(wording, booking, which);
    return text === undefined ? [] : [{ label: wording.t(`booking.${which}`), text }];
  });
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
