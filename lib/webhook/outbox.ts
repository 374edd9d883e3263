import PQueue from 'p-queue';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Message } from './cancelled-message';
import type { SendMessage } from './send-message';

/** What became of a message, or of one try of it. */
export type Delivery = 'delivered' | 'failed-try' | 'given-up' | 'dropped';

export type Outbox = {
  /** Takes a message and returns at once. */
  readonly post: (message: Message) => void;
  /** Sends what still waits now, and gives up what has not arrived after `milliseconds`. */
  readonly drain: (milliseconds: number) => Promise<void>;
};

type OutboxParts = {
  readonly send: SendMessage;
  readonly onDelivery: (delivery: Delivery, message: Message) => void;
  /** Waits some milliseconds; rejects when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

/** Most messages that wait or are under way; one more is dropped and counted. */
const mostWaiting = 1_000;

/** Milliseconds before each try. The first is short: the customer's own answer goes before. */
const delays = [100, 5_000, 30_000, 120_000, 600_000, 1_800_000];

/** Makes an outbox: each message is tried again for three quarters of an hour, as long as this process lives. */
export function createOutbox({
  send,
  onDelivery,
  wait = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal, ref: false }),
}: OutboxParts): Outbox {
  const queue = new PQueue({ concurrency: 4 });
  const underWay = new Map<Message, Promise<void>>();
  const stop = new AbortController();
  // Each message that waits listens to it, and how many wait is bounded here.
  setMaxListeners(0, stop.signal);

  const settle = (message: Message, delivery: Delivery) => {
    // Whatever arrives after the process gave up is told of once only.
    if (underWay.delete(message)) onDelivery(delivery, message);
  };
  const deliver = async (message: Message) => {
    for (const delay of delays) {
      // One that waits while the process stops is tried once more, at once.
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
    },
    drain: async (milliseconds) => {
      stop.abort();
      const late = setTimeout(milliseconds, undefined, { ref: false });
      await Promise.race([Promise.all(underWay.values()), late]);
      for (const message of underWay.keys()) settle(message, 'given-up');
    },
  };
}

/** Up to a fifth more or less, so that messages that failed together do not come back together. */
function scattered(milliseconds: number): number {
  return milliseconds * (0.8 + Math.random() * 0.4);
}
