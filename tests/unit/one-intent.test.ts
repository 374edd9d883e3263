import { expect, test } from '@playwright/test';
import { createOneIntent, type SendOnce } from '@/lib/booking/one-intent';

/** A press that goes on when it is told to: it reads, then sends or brings what another has sent. */
function createPresses() {
  const press = createOneIntent<string>();
  let sent = 0;
  const begin = (key: string) => {
    let read: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    const act = async (sendOnce: SendOnce<string>) => {
      await reading;
      return sendOnce(() => Promise.resolve(`outcome ${(sent += 1)}`));
    };
    const outcome = press(key, act, (sentByAnother) => sentByAnother);
    return { read, outcome };
  };
  return { begin, sent: () => sent };
}

test('a double tap whose second reading takes long is still one DELETE', async () => {
  const { begin, sent } = createPresses();
  const [first, second] = [begin('a'), begin('a')];
  first.read();
  expect(await first.outcome).toBe('outcome 1');
  second.read();
  expect(await second.outcome).toBe('outcome 1');
  expect(sent()).toBe(1);
});

test('whoever presses after an outcome was known sends anew, even while a slow press is under way', async () => {
  const { begin, sent } = createPresses();
  const [first, slow] = [begin('a'), begin('a')];
  first.read();
  await first.outcome;
  const again = begin('a');
  again.read();
  expect(await again.outcome).toBe('outcome 2');
  slow.read();
  expect(await slow.outcome).toBe('outcome 2');
  expect(sent()).toBe(2);
});

test('two links have nothing to do with each other', async () => {
  const { begin, sent } = createPresses();
  const presses = [begin('a'), begin('b')];
  for (const { read } of presses) read();
  await Promise.all(presses.map(({ outcome }) => outcome));
  expect(sent()).toBe(2);
});
