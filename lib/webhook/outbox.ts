import PQueue from 'p-queue';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Message } from './cancelled-message';
import type { SendMessage } from './send-message';

/** What became of a message, or of one attempt to deliver it. */
export const deliveries = ['delivered', 'failed-try', 'given-up', 'dropped'] as const;
export type Delivery = (typeof deliveries)[number];

export type Outbox = {
  /** Queues a message and returns at once. */
  readonly post: (message: Message) => void;
  /** Sends all waiting messages now, and gives up those not delivered within `milliseconds`. */
  readonly drain: (milliseconds: number) => Promise<void>;
};

type OutboxParts = {
  readonly send: SendMessage;
  readonly onDelivery: (delivery: Delivery, message: Message) => void;
  /** Receives the number of undelivered messages whenever it changes. */
  readonly onWaiting?: (messages: number) => void;
  /** Waits; rejects when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

/** Most undelivered messages; further ones are dropped and counted. */
const mostWaiting = 1_000;

/** Milliseconds before each attempt. The first lets the customer's answer go out first. */
const delays = [100, 5_000, 30_000, 120_000, 600_000, 1_800_000];

/** Makes an outbox that retries each message for 45 minutes, in this process's memory only. */
export function createOutbox({
  send,
  onDelivery,
  onWaiting = () => undefined,
  wait = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal, ref: false }),
}: OutboxParts): Outbox {
  const queue = new PQueue({ concurrency: 4 });
  const underWay = new Map<Message, Promise<void>>();
  const stop = new AbortController();
  // Each waiting message listens; their number is bounded above.
  setMaxListeners(0, stop.signal);

  const settle = (message: Message, delivery: Delivery) => {
    // An attempt that ends after the process gave up must not be reported twice.
    if (!underWay.delete(message)) return;
    onDelivery(delivery, message);
    onWaiting(underWay.size);
  };
  const deliver = async (message: Message) => {
    for (const delay of delays) {
      // When the process stops, a waiting message gets one more attempt at once.
      await wait(scattered(delay), stop.signal).catch(() => undefined);
      if (await queue.add(() => send(message))) {
        settle(message, 'delivered');
        return;
      }
      onDelivery('failed-try', message);
      if (stop.signal.aborted) break;
    }
    settle(message, 'given-up');
  };

  return {
    post: (message) => {
      if (underWay.size >= mostWaiting) {
        onDelivery('dropped', message);
        return;
      }
      underWay.set(message, deliver(message));
      onWaiting(underWay.size);
    },
    drain: async (milliseconds) => {
      stop.abort();
      const late = setTimeout(milliseconds, undefined, { ref: false });
      await Promise.race([Promise.all(underWay.values()), late]);
      for (const message of underWay.keys()) settle(message, 'given-up');
    },
  };
}

/** Adds up to 20 % jitter, so that messages that failed together do not retry together. */
function scattered(milliseconds: number): number {
  return milliseconds * (0.8 + Math.random() * 0.4);
}
