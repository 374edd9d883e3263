import type { Wording } from '@/i18n/wording';
import type { Booking, Money } from '@/lib/booking/booking';

/** The prices of a booking as the API gives them, each with what it is for. None is added up. */
export function priceTexts({ t, format }: Wording, { priceLines }: Pick<Booking, 'priceLines'>) {
  return priceLines.flatMap(({ category, quantity, ...said }) => {
    const price = format.price(said);
    if (!price) return [];
    return [{ price, label: labelOf(t, category, quantity) }];
  });
}

/** "450 kr och 200 kr": the prices alone; undefined when the API names none. */
export function pricesText(
  view: Wording,
  booking: Pick<Booking, 'priceLines'>,
): string | undefined {
  const prices = priceTexts(view, booking).map(({ price }) => price);
  return prices.length > 0 ? view.format.list(prices) : undefined;
}

function labelOf(t: Wording['t'], category: string | undefined, quantity: number | undefined) {
  if (category !== undefined) return t('booking.priceLine', { category, quantity: quantity ?? 1 });
  return quantity !== undefined && quantity > 1 ? t('booking.quantity', { quantity }) : undefined;
}

/** "420 kr och 80 kr": what was paid; undefined when the API names nothing. */
export function paidText(
  view: Wording,
  { payments }: Pick<Booking, 'payments'>,
): string | undefined {
  return sums(
    view,
    payments.flatMap(({ paid }) => paid ?? []),
  );
}

/** What was credited; undefined when the API names nothing. */
export function creditedText(
  view: Wording,
  { payments }: Pick<Booking, 'payments'>,
): string | undefined {
  return sums(
    view,
    payments.flatMap(({ credited }) => credited ?? []),
  );
}

function sums({ format }: Wording, money: readonly Money[]): string | undefined {
  return money.length > 0 ? format.list(money.map(format.money)) : undefined;
}
