import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import type { Receipt } from '@/lib/booking/receipt';

/** That the API once confirmed a cancellation and does not show it: both told, and whom to ask. */
export function Disagreement({
  view: { t, format },
  booking: { company },
  receipt,
  now,
}: {
  readonly view: View;
  readonly booking: Booking;
  readonly receipt: Receipt | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  if (!receipt) return null;
  const when = format.dateTime(receipt.wall, now);
  return (
    <p className="banner" role="alert">
      {company.name === undefined
        ? t('disagreement.unnamed', { when })
        : t('disagreement.company', { company: company.name, when })}
    </p>
  );
}
