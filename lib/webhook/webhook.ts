import { type Cancellation, cancelledMessage } from './cancelled-message';
import { createOutbox, type Delivery } from './outbox';
import { openReceiver, type Receiver } from './send-message';

/** Reports each proved cancellation to the operator's own system. */
export type Webhook = {
  /** Queues the message and returns at once. */
  readonly tell: (cancellation: Cancellation) => void;
  /** Sends waiting messages for a few seconds, then gives up. */
  readonly close: () => Promise<void>;
};

/** Most milliseconds that a stopping process spends on waiting messages. */
export const webhookDrainMilliseconds = 4_000;

/**
 * Opens the webhook of a site.
 *
 * @param onDelivery called for each failed attempt and each message's end; `about` names the booking
 * @param onWaiting receives the number of undelivered messages, at once and whenever it changes
 */
export function openWebhook(
  receiver: Receiver,
  onDelivery: (delivery: Delivery, about: string) => void,
  onWaiting: (messages: number) => void,
): Webhook {
  const { send, close } = openReceiver(receiver);
  onWaiting(0);
  const outbox = createOutbox({
    send,
    onWaiting,
    onDelivery: (delivery, { about }) => onDelivery(delivery, about),
  });
  return {
    tell: (cancellation) => outbox.post(cancelledMessage(cancellation)),
    close: async () => {
      await outbox.drain(webhookDrainMilliseconds);
      await close();
    },
  };
}
