import { expect, test } from '@playwright/test';
import { cancelledMessage, type Message } from '@/lib/webhook/cancelled-message';
import { createOutbox } from '@/lib/webhook/outbox';

const message = () => cancelledMessage({ booking: 1, company: 'c', provedAt: 0 });

/** An outbox whose waits end when the test says so, and what became of each try. */
function open(answers: readonly boolean[]) {
  const waits: { milliseconds: number; end: () => void }[] = [];
  const sent: Message[] = [];
  const deliveries: string[] = [];
  const waiting: number[] = [];
  const outbox = createOutbox({
    onWaiting: (messages) => waiting.push(messages),
    send: (one) => {
      sent.push(one);
      return Promise.resolve(answers[sent.length - 1] ?? false);
    },
    onDelivery: (delivery) => deliveries.push(delivery),
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waits.push({ milliseconds, end: () => resolve(undefined) });
        signal.addEventListener('abort', () => reject(new Error('stopping')));
        if (signal.aborted) reject(new Error('stopping'));
      }),
  });
  return { outbox, waits, sent, deliveries, waiting };
}

test('a message that is not taken is tried again with its id, later each time, and then given up', async () => {
  const { outbox, waits, sent, deliveries } = open([]);
  outbox.post(message());
  for (let tries = 1; tries <= 6; tries += 1) {
    await expect.poll(() => waits.length).toBe(tries);
    waits.at(-1)?.end();
    await expect.poll(() => sent.length).toBe(tries);
  }
  await expect.poll(() => deliveries.at(-1)).toBe('given-up');
  expect(deliveries.filter((one) => one === 'failed-try')).toHaveLength(6);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  const times = waits.map(({ milliseconds }) => milliseconds);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('one that is taken at the second try is delivered once', async () => {
  const { outbox, waits, sent, deliveries } = open([false, true]);
  outbox.post(message());
  waits[0]?.end();
  await expect.poll(() => waits.length).toBe(2);
  waits[1]?.end();
  await expect.poll(() => deliveries).toEqual(['failed-try', 'delivered']);
  expect(sent).toHaveLength(2);
});

test('a process that stops sends at once what waits, and says what it gives up', async () => {
  const { outbox, deliveries, waiting } = open([true, false]);
  outbox.post(message());
  outbox.post(message());
  await outbox.drain(60_000);
  expect(waiting).toEqual([1, 2, 1, 0]);
  expect(deliveries.sort()).toEqual(['delivered', 'failed-try', 'given-up']);
});

test('a receiver that never answers does not keep a process from stopping', async () => {
  const deliveries: string[] = [];
  const outbox = createOutbox({
    send: () => new Promise(() => undefined),
    onDelivery: (delivery) => deliveries.push(delivery),
  });
  outbox.post(message());
  await outbox.drain(20);
  expect(deliveries).toEqual(['given-up']);
});

test('a thousand messages wait; one more is dropped and counted, and nobody waits for it', () => {
  const { outbox, deliveries } = open([]);
  for (let posted = 0; posted < 1_002; posted += 1) outbox.post(message());
  expect(deliveries).toEqual(['dropped', 'dropped']);
});
