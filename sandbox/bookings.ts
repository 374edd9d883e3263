import { randomBytes } from 'node:crypto';
import type { Fault } from './faults';

/** A booking as the sandbox keeps it: whole, in the API's own field names. */
export type Stored = {
  readonly Id: number;
  readonly CancellationCode: string;
  StatusId: number;
  /** Zone of the company's wall times; never sent, as in the API. */
  readonly timeZone: string;
  faults: readonly Fault[];
  /** What the API would answer with every Include flag set. */
  readonly fields: Record<string, unknown>;
};

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

export class BookingStore {
  readonly #bookings = new Map<number, Stored>();
  #nextId = 400_000;

  /** Keeps a new booking under the next number and a code of its own. */
  add(booking: {
    readonly StatusId?: number | undefined;
    readonly code?: string | undefined;
    readonly timeZone: string;
    readonly faults?: readonly Fault[];
    readonly fields: Record<string, unknown>;
  }): Stored {
    const stored: Stored = {
      Id: this.#nextId++,
      CancellationCode: booking.code ?? randomBytes(6).toString('hex').toUpperCase(),
      StatusId: booking.StatusId ?? 1,
      timeZone: booking.timeZone,
      faults: booking.faults ?? [],
      fields: { ...booking.fields },
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
