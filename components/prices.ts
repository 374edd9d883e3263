import type { View } from '@/i18n/view';
import type { Booking, Money } from '@/lib/booking/booking';

/** The prices of a booking as the API gives them, each with what it is for. None is added up. */
export function priceTexts({ t, format }: View, { priceLines }: Booking) {
  return priceLines.flatMap(({ category, quantity, ...said }) => {
    const price = format.price(said);
    if (!price) return [];
    return [{ price, label: labelOf(t, category, quantity) }];
  });
}

function labelOf(t: View['t'], category: string | undefined, quantity: number | undefined) {
  if (category !== undefined) return t('booking.priceLine', { category, quantity: quantity ?? 1 });
  return quantity !== undefined && quantity > 1 ? t('booking.quantity', { quantity }) : undefined;
}

/** "420 kr och 80 kr": what was paid; undefined when the API names nothing. */
export function paidText(view: View, { payments }: Booking): string | undefined {
  return sums(
    view,
    payments.flatMap(({ paid }) => paid ?? []),
  );
}

/** What was credited; undefined when the API names nothing. */
export function creditedText(view: View, { payments }: Booking): string | undefined {
  return sums(
    view,
    payments.flatMap(({ credited }) => credited ?? []),
  );
}

function sums({ format }: View, money: readonly Money[]): string | undefined {
  return money.length > 0 ? format.list(money.map(format.money)) : undefined;
}
