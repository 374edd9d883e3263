import type { Server } from 'node:http';
import type { Assumptions } from './assumptions';
import type { BookingStore } from './bookings';
import type { Journal } from './journal';
import type { UserStore } from './users';

/** Everything one running sandbox holds. */
export type Sandbox = {
  readonly server: Server;
  readonly store: BookingStore;
  readonly users: UserStore;
  readonly journal: Journal;
  assumptions: Assumptions;
  /** The number of the next service that is made for one booking alone. */
  nextServiceId: number;
  /** How long every request takes, or that none is answered. */
  latency: { readonly milliseconds: number; readonly down: boolean };
  /** The keys that open it; any key does when there are none. */
  readonly keys: readonly string[];
  /** Where the microsite answers, for the links in the demo inbox. */
  readonly site: string;
  /** The site's branding file, where the demo lets it be changed. */
  readonly brandingFile: string | undefined;
};
