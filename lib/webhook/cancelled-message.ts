import { randomUUID } from 'node:crypto';

/** A cancellation that is proved. Nothing of the customer: the operator's own system knows the rest by the booking's id. */
export type Cancellation = {
  readonly booking: number;
  readonly company: string | undefined;
  /** When it was proved, milliseconds since 1970 UTC. */
  readonly provedAt: number;
};

/** One message of the webhook. Its id is the same at every try, so that its receiver can tell a repetition. */
export type Message = {
  readonly id: string;
  readonly body: string;
  /** What the log says of it. */
  readonly about: string;
};

/** Words a proved cancellation as a message: https://www.standardwebhooks.com. */
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
