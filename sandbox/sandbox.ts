import type { Server } from 'node:http';
import type { Assumptions } from './assumptions';
import type { BookingStore } from './bookings';
import type { Journal } from './journal';

/** Everything one running sandbox holds. */
export type Sandbox = {
  readonly server: Server;
  readonly store: BookingStore;
  readonly journal: Journal;
  assumptions: Assumptions;
  /** How long every request takes, or that none is answered. */
  latency: { readonly milliseconds: number; readonly down: boolean };
  /** The keys that open it; any key does when there are none. */
  readonly keys: readonly string[];
  /** Where the microsite answers, for the links in the demo inbox. */
  readonly site: string;
  /** The site's branding file, where the demo lets it be changed. */
  readonly brandingFile: string | undefined;
};
