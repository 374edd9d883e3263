import type { ShownBooking } from '@/lib/booking/booking';
import { isInUtc } from '@/lib/booking/cancel-proof';
import { Banner } from './banner';
import type { BookingPageProps } from './pages/props';
import { named } from './named';

/** A cancel was proved and the API does not show it now: says both, and whom to ask. */
export function Disagreement({
  wording: { t, format },
  booking: { company },
  proof,
  now,
}: Pick<BookingPageProps, 'wording' | 'proof' | 'now'> & { readonly booking: ShownBooking }) {
  if (!proof) return null;
  const when = `${format.dateTime(proof.wall, now)}${isInUtc(proof) ? ' UTC' : ''}`;
  return <Banner>{t('disagreement.text', { ...named(company), when })}</Banner>;
}
