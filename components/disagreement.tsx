import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import type { CancelProof } from '@/lib/booking/cancel-proof';
import { Banner } from './banner';

/** That the API once confirmed a cancellation and does not show it: both told, and whom to ask. */
export function Disagreement({
  view: { t, format },
  booking: { company },
  receipt,
  now,
}: {
  readonly view: Wording;
  readonly booking: ShownBooking;
  readonly receipt: CancelProof | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  if (!receipt) return null;
  const when = format.dateTime(receipt.wall, now);
  return (
    <Banner>
      {company.name === undefined
        ? t('disagreement.unnamed', { when })
        : t('disagreement.company', { company: company.name, when })}
    </Banner>
  );
}
