import { type Assumptions, switched } from '../assumptions';
import type { Stored } from '../bookings';

/** The assumptions with a booking's own switches. */
export function ownAssumptions(base: Assumptions, booking: Stored | undefined): Assumptions {
  return (booking?.faults ?? []).reduce(
    (own, fault) => (fault.assumptions ? switched(own, fault.assumptions) : own),
    base,
  );
}
