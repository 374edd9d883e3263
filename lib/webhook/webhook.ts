import { type Cancellation, cancelledMessage } from './cancelled-message';
import { createOutbox, type Delivery } from './outbox';
import { openReceiver, type Receiver } from './send-message';

/** Tells the operator's own system of each proved cancellation. */
export type Webhook = {
  /** Returns at once; the message goes out beside the requests. */
  readonly tell: (cancellation: Cancellation) => void;
  /** Sends what waits, for a few seconds, and ends. */
  readonly close: () => Promise<void>;
};

/** Longest time that a process that stops takes to send what waits, in milliseconds. */
export const drainMilliseconds = 4_000;

/**
 * Opens the webhook of a site.
 *
 * @param onDelivery told of each try that failed and of each message's end; `about` names the booking
 */
export function openWebhook(
  receiver: Receiver,
  onDelivery: (delivery: Delivery, about: string) => void,
): Webhook {
  const { send, close } = openReceiver(receiver);
  const outbox = createOutbox({
    send,
    onDelivery: (delivery, { about }) => onDelivery(delivery, about),
  });
  return {
    tell: (cancellation) => outbox.post(cancelledMessage(cancellation)),
    close: async () => {
      await outbox.drain(drainMilliseconds);
      await close();
    },
  };
}
