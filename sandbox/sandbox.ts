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
  /** The number of the next service that belongs to one booking. */
  nextServiceId: number;
  /** The latency of every request, or that none is answered. */
  latency: { readonly milliseconds: number; readonly down: boolean };
  /** The accepted keys; without any, every key is accepted. */
  readonly keys: readonly string[];
  /** Address of the site, for the links in the demo inbox. */
  readonly site: string;
  /** Address of the branding editor, if one runs. */
  readonly editor: string | undefined;
};
