import { expect, test } from '@playwright/test';
import { createLinkTurns } from '@/lib/booking/link-turns';

/** A task that runs until the test ends it. */
function work(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const act = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
  };
  return { act, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a cancel waits for every move of its link, and a move for every cancel', async () => {
  const turns = createLinkTurns();
  const log: string[] = [];
  const [one, two, cancel, last] = ['move 1', 'move 2', 'cancel', 'move 3'].map((name) =>
    work(log, name),
  );
  if (!one || !two || !cancel || !last) throw new Error('Four were made');
  const all = [turns('a', 'move', one.act), turns('a', 'move', two.act)];
  all.push(turns('a', 'cancel', cancel.act));
  await settled();
  expect(log).toEqual(['move 1 begins', 'move 2 begins']);
  one.end();
  await settled();
  two.end();
  await settled();
  all.push(turns('a', 'move', last.act));
  await settled();
  expect(log.slice(2)).toEqual(['move 1 ends', 'move 2 ends', 'cancel begins']);
  cancel.end();
  last.end();
  await Promise.all(all);
  expect(log.slice(5)).toEqual(['cancel ends', 'move 3 begins', 'move 3 ends']);
});

test('links do not wait for each other, and what fails ends its turn', async () => {
  const turns = createLinkTurns();
  const log: string[] = [];
  const other = work(log, 'move');
  const moving = turns('a', 'move', other.act);
  expect(await turns('b', 'cancel', () => Promise.resolve('done'))).toBe('done');
  await expect(turns('b', 'cancel', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns('b', 'move', () => Promise.resolve('moved'))).toBe('moved');
  other.end();
  await moving;
});
