import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { type CancelProof, isInUtc } from '@/lib/booking/cancel-proof';
import { Banner } from './banner';
import { named } from './named';

/** The API once confirmed a cancellation and does not show it now: says both, and whom to ask. */
export function Disagreement({
  wording: { t, format },
  booking: { company },
  proof,
  now,
}: {
  readonly wording: Wording;
  readonly booking: ShownBooking;
  readonly proof: CancelProof | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}) {
  if (!proof) return null;
  const when = `${format.dateTime(proof.wall, now)}${isInUtc(proof) ? ' UTC' : ''}`;
  return <Banner>{t('disagreement.text', { ...named(company), when })}</Banner>;
}
