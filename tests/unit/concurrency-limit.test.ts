import { expect, test } from '@playwright/test';
import { createConcurrencyLimit } from '@/lib/concurrency-limit';

/** A limit, and the answers that it has given so far. */
function open(bounds: Partial<Parameters<typeof createConcurrencyLimit>[0]> = {}) {
  const { enter } = createConcurrencyLimit({
    concurrency: 2,
    waiting: 10,
    waitingInAll: 100,
    ...bounds,
  });
  const entered: string[] = [];
  const ask = async (name: string, key = 'a', timeUp = new AbortController()) => {
    const leave = await enter(key, () => timeUp.signal);
    entered.push(leave ? name : `${name} refused`);
    return leave;
  };
  return { ask, entered };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('so many are inside at once, each key counted apart, and the rest waits in order', async () => {
  const { ask, entered } = open();
  const [one, two] = await Promise.all([ask('one'), ask('two')]);
  const waiting = ['three', 'four', 'five'].map((name) => ask(name));
  await ask('elsewhere', 'b');
  expect(entered).toEqual(['one', 'two', 'elsewhere']);
  two?.();
  await turn();
  // A request that arrives as a place becomes free does not overtake one that waits.
  one?.();
  const late = ask('late');
  await turn();
  expect(entered.slice(3)).toEqual(['three', 'four']);
  (await waiting[0])?.();
  (await waiting[1])?.();
  await Promise.all([waiting[2], late]);
  expect(entered.slice(5)).toEqual(['five', 'late']);
});

test('a place that is given back twice is free once', async () => {
  const { ask, entered } = open({ concurrency: 1 });
  const leave = await ask('one');
  const others = [ask('two'), ask('three')];
  leave?.();
  leave?.();
  await turn();
  expect(entered).toEqual(['one', 'two']);
  (await others[0])?.();
  await others[1];
});

test('only so many wait for one key, and in all', async () => {
  const { ask, entered } = open({ concurrency: 1, waiting: 2, waitingInAll: 3 });
  await Promise.all([ask('a1'), ask('b1', 'b')]);
  for (const name of ['a2', 'a3']) void ask(name);
  await ask('a4');
  void ask('b2', 'b');
  await ask('b3', 'b');
  expect(entered).toEqual(['a1', 'b1', 'a4 refused', 'b3 refused']);
});

test('who has waited long enough is refused, and leaves the line to the others', async () => {
  const { ask, entered } = open({ concurrency: 1, waiting: 2, waitingInAll: 2 });
  const leave = await ask('one');
  const patience = new AbortController();
  const impatient = ask('two', 'a', patience);
  const patient = ask('three');
  patience.abort();
  await impatient;
  void ask('four');
  await ask('five');
  expect(entered).toEqual(['one', 'two refused', 'five refused']);
  leave?.();
  await patient;
  expect(entered.at(-1)).toBe('three');
});

test('a signal that ends after the turn has come takes no place away', async () => {
  const { ask, entered } = open({ concurrency: 1 });
  const leave = await ask('one');
  const patience = new AbortController();
  const second = ask('two', 'a', patience);
  leave?.();
  await second;
  patience.abort();
  void ask('three');
  await turn();
  expect(entered).toEqual(['one', 'two']);
});

test('who would have to wait with a signal that has ended is refused at once', async () => {
  const { ask, entered } = open({ concurrency: 1 });
  await ask('one');
  const patience = new AbortController();
  patience.abort();
  await ask('two', 'a', patience);
  expect(entered).toEqual(['one', 'two refused']);
});
