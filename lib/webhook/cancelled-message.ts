import { randomUUID } from 'node:crypto';

/** A proved cancellation, without customer data: the receiver looks up the booking by its id. */
export type Cancellation = {
  readonly booking: number;
  readonly company: string | undefined;
  /** When it was proved, milliseconds since 1970 UTC. */
  readonly provedAt: number;
};

/** A message of the webhook. Its id stays the same on every attempt, so that the receiver can drop repeats. */
export type Message = {
  readonly id: string;
  readonly body: string;
  /** Names it in the log. */
  readonly about: string;
};

/** The message of a proved cancellation, as https://www.standardwebhooks.com defines it. */
export function cancelledMessage({ booking, company, provedAt }: Cancellation): Message {
  return {
    id: `msg_${randomUUID()}`,
    body: JSON.stringify({
      type: 'booking.cancelled',
      timestamp: new Date(provedAt).toISOString(),
      data: { booking, company, outcome: 'cancelled' },
    }),
    about: `booking ${booking} of company ${company ?? 'unknown'}`,
  };
}
