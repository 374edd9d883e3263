import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Fault } from './faults';

/** A booking as the sandbox stores it: complete, with the API's own field names. */
export type Stored = {
  readonly Id: number;
  CancellationCode: string;
  StatusId: number;
  /** Zone of the company's wall times; never sent, as in the API. */
  readonly timeZone: string;
  faults: readonly Fault[];
  /** What the API would answer with every Include flag set. */
  fields: Record<string, unknown>;
  /** What the API would have sent to the customer after a PUT; the sandbox sends nothing. */
  readonly confirmations: Confirmation[];
  /** What reads still show after a change, if a fault says so. */
  behind?: Behind | undefined;
};

type Confirmation = {
  readonly email: boolean;
  readonly sms: boolean;
  readonly message: string | undefined;
};
type State = Pick<Stored, 'CancellationCode' | 'StatusId' | 'fields'>;
type Behind = { readonly state: State; readsLeft: number; readonly until: number };

/** BookingStatusEnum, from the DeleteBookingByCode document. */
export const statusNames: Readonly<Record<number, string>> = {
  1: 'Booked',
  2: 'Unbooked',
  3: 'Reserved',
  4: 'Canceled',
  5: 'AwaitingPayment',
  6: 'AwaitingPaymentNoTimeLimit',
  7: 'Payed',
  8: 'AwaitingPaymentRequestFromAdmin',
  9: 'AwaitingPaymentFromProvider',
  10: 'Invoiced',
};

/** Statuses that count as cancelled: Unbooked and Canceled. */
export const cancelledStatuses: ReadonlySet<number> = new Set([2, 4]);

/** Changes a booking; if a fault says so, reads lag behind. */
export function commit(booking: Stored, change: (booking: Stored) => void): void {
  const state = pageNameOf(booking);
  change(booking);
  const stale = booking.faults.find((fault) => fault.stale)?.stale;
  if (!stale) return;
  booking.behind = {
    state,
    readsLeft: stale.reads ?? Infinity,
    until: Date.now() + (stale.milliseconds ?? Infinity),
  };
}

/** The booking as a read shows it now. */
export function shownState(booking: Stored): Stored {
  const { behind } = booking;
  return behind && behind.readsLeft > 0 && Date.now() < behind.until
    ? { ...booking, ...behind.state }
    : booking;
}

/** Runs a change on a booking and undoes it; returns the result of the run. */
export function rehearse<T>(booking: Stored | undefined, act: () => T): T {
  if (!booking) return act();
  const { behind } = booking;
  const state = pageNameOf(booking);
  const confirmed = booking.confirmations.length;
  const result = act();
  Object.assign(booking, state, { behind });
  booking.confirmations.length = confirmed;
  return result;
}

function pageNameOf({ CancellationCode, StatusId, fields }: Stored): State {
  return { CancellationCode, StatusId, fields: { ...fields } };
}

export function newCode(): string {
  return randomBytes(6).toString('hex').toUpperCase();
}

const parts = z.array(z.looseObject({ BookingId: z.number() }));

/** Writes a booking's id into its logs, payments and calendars. */
function namedBy(id: number, fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const { data } = parts.safeParse(value);
      return [name, data ? data.map((part) => ({ ...part, BookingId: id })) : value];
    }),
  );
}

export class BookingStore {
  readonly #bookings = new Map<number, Stored>();
  #nextId = 400_000;

  /** Stores a new booking with the next number and a new code. */
  add(booking: {
    readonly StatusId?: number | undefined;
    readonly code?: string | undefined;
    readonly timeZone: string;
    readonly faults?: readonly Fault[];
    readonly fields: Record<string, unknown>;
  }): Stored {
    const Id = this.#nextId++;
    const stored: Stored = {
      Id,
      CancellationCode: booking.code ?? newCode(),
      StatusId: booking.StatusId ?? 1,
      timeZone: booking.timeZone,
      faults: booking.faults ?? [],
      fields: namedBy(Id, booking.fields),
      confirmations: [],
    };
    this.#bookings.set(stored.Id, stored);
    return stored;
  }

  get(id: number): Stored | undefined {
    return this.#bookings.get(id);
  }

  all(): Stored[] {
    return [...this.#bookings.values()];
  }
}
