import { expect, test } from '@playwright/test';
import { failed, success } from '@/lib/bokamera/failure';
import { createRequestQueue, type Passage } from '@/lib/bokamera/request-queue';
import { createCircuitBreaker, type CircuitBreaker } from '@/lib/bokamera/circuit-breaker';

const open: CircuitBreaker = {
  admits: () => true,
  noteSuccess: () => undefined,
  noteFailure: () => undefined,
};
let bookings = 0;
/** For a booking of its own, unless one is given. */
const soon = (
  urgency: Passage['urgency'],
  milliseconds = 600_000,
  link: Passage['link'] = { id: (bookings += 1), code: 'AB12' },
): Passage => ({
  urgency,
  link,
  ends: performance.now() + milliseconds,
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A request that goes on until it is told to end. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end: () => end(), request: () => ended.then(() => success('held')) };
}

test('a cancel goes before reads that wait, and a known link before one that proved nothing', async () => {
  const pass = createRequestQueue({ connections: 1, waiting: 10 }, open);
  const { end, request } = held();
  const order: string[] = [];
  const ask = (urgency: Passage['urgency']) =>
    pass(soon(urgency), () => {
      order.push(urgency);
      return Promise.resolve(success(urgency));
    });
  const first = pass(soon('unknown'), request);
  await turn();
  const others = [ask('unknown'), ask('known'), ask('unknown'), ask('change')];
  await turn();
  expect(order).toEqual([]);
  end();
  await Promise.all([first, ...others]);
  expect(order).toEqual(['change', 'known', 'unknown', 'unknown']);
});

test('only so many requests run at once, and only so many of each urgency wait', async () => {
  const pass = createRequestQueue({ connections: 2, waiting: 1 }, open);
  const { end, request } = held();
  const running = [pass(soon('known'), request), pass(soon('known'), request)];
  const waiting = pass(soon('known'), request);
  await turn();
  expect(await pass(soon('known'), request)).toEqual(
    failed({ kind: 'unreachable', delivered: false }),
  );
  const cancel = pass(soon('change'), request);
  end();
  for (const answer of await Promise.all([...running, waiting, cancel]))
    expect(answer).toEqual(success('held'));
});

test('a request whose turn comes too late is not sent, and one under way is told to stop', async () => {
  const failing: string[] = [];
  const breaker: CircuitBreaker = { ...open, noteFailure: (booking) => failing.push(booking) };
  const pass = createRequestQueue({ connections: 1, waiting: 10 }, breaker);
  const { end, request } = held();
  let told: unknown;
  const underWay = pass(soon('known', 2_000, { id: 1_000_000, code: 'AB12' }), (signal) => {
    signal.addEventListener('abort', () => {
      told = signal.reason;
    });
    return request();
  });
  await turn();
  let sent = false;
  const late = pass(soon('change', 1_000), () => {
    sent = true;
    return request();
  });
  expect(await late).toEqual(failed({ kind: 'unreachable', delivered: false }));
  expect(await underWay).toEqual(failed({ kind: 'timed-out' }));
  expect(told).toMatchObject({ name: 'TimeoutError', message: 'Out of time' });
  expect(sent).toBe(false);
  expect(failing).toEqual(['1000000']);
  end();
});

test('only what says that the API is down counts as its failure', async () => {
  const noted: string[] = [];
  const breaker: CircuitBreaker = {
    admits: () => true,
    noteSuccess: () => noted.push('up'),
    noteFailure: () => noted.push('down'),
  };
  const pass = createRequestQueue({ connections: 1, waiting: 10 }, breaker);
  for (const failure of [
    { kind: 'unreachable', delivered: true },
    { kind: 'timed-out' },
    { kind: 'broken', status: 500, named: false },
  ] as const)
    await pass(soon('known'), () => Promise.resolve(failed(failure)));
  expect(noted.splice(0)).toEqual(['down', 'down', 'down']);
  for (const failure of [
    { kind: 'unauthorised' },
    { kind: 'unreadable' },
    { kind: 'throttled', retryAfterSeconds: 1 },
  ] as const)
    await pass(soon('known'), () => Promise.resolve(failed(failure)));
  await pass(soon('known'), () => Promise.resolve(success(1)));
  expect(noted).toEqual(['up', 'up', 'up', 'up']);
});

test('while the API is left alone nothing is sent', async () => {
  const pass = createRequestQueue(
    { connections: 1, waiting: 1 },
    { ...open, admits: (booking) => booking !== '1000000' },
  );
  const answer = () => Promise.resolve(success(1));
  expect(await pass(soon('known', 5_000, { id: 1_000_000, code: 'AB12' }), answer)).toEqual(
    failed({ kind: 'unreachable', delivered: false }),
  );
  expect(await pass(soon('change'), answer)).toEqual(success(1));
});

test('a failure of our own is no answer of the API', async () => {
  const pass = createRequestQueue({ connections: 1, waiting: 1 }, open);
  await expect(pass(soon('known'), () => Promise.reject(new Error('ours')))).rejects.toThrow(
    'ours',
  );
});

test('one booking has two reads at the API, however its code is spelled, and presses and others go past', async () => {
  const pass = createRequestQueue({ connections: 10, waiting: 100 }, open);
  const { end, request } = held();
  const started: string[] = [];
  const begin = (urgency: Passage['urgency'], id: number, code: string) =>
    pass(soon(urgency, 60_000, { id, code }), () => {
      started.push(`${urgency} ${id}`);
      return request();
    });
  const spelled = Array.from({ length: 320 }, (_, number) =>
    begin('known', 7_000_000, `spelling ${number}`),
  );
  const others = [
    begin('known', 7_000_001, 'AB12'),
    begin('change', 7_000_000, 'AB12'),
    // Somebody who knows only the number does not wait in the owner's line.
    begin('unknown', 7_000_000, 'guess'),
  ];
  await turn();
  expect(started.sort()).toEqual([
    'change 7000000',
    'known 7000000',
    'known 7000000',
    'known 7000001',
    'unknown 7000000',
  ]);
  end();
  const answers = await Promise.all(spelled);
  // Two run, sixteen wait, and the rest is refused at once.
  expect(answers.filter(({ ok }) => ok)).toHaveLength(18);
  expect(answers.filter(({ ok }) => !ok)[0]).toEqual(
    failed({ kind: 'unreachable', delivered: false }),
  );
  await Promise.all(others);
});

/** A pause with a clock of its own. */
function pauseAfter(failuresInARow: number) {
  let now = 0;
  const breaker = createCircuitBreaker({ failuresInARow, now: () => now });
  return {
    ...breaker,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    fail: (...links: string[]) => {
      for (const link of links) breaker.noteFailure(link);
    },
  };
}

const five = ['a', 'b', 'c', 'd', 'e'];

test('failures of five links in a row leave the API alone for two seconds', () => {
  const { admits, fail, pass } = pauseAfter(6);
  fail(...five);
  expect(admits('x')).toBe(true);
  fail('a');
  expect(admits('x')).toBe(false);
  pass(1_999);
  expect(admits('x')).toBe(false);
  pass(1);
  expect(admits('x')).toBe(true);
});

test('one link that always fails leaves nobody else alone', () => {
  const { admits, fail } = pauseAfter(5);
  fail(...Array.from({ length: 50 }, () => 'a'), 'b', 'c', 'd');
  expect(admits('x')).toBe(true);
  fail('e');
  expect(admits('x')).toBe(false);
});

test('an answer in between starts the count anew', () => {
  const { admits, fail, noteSuccess } = pauseAfter(5);
  fail('a', 'b', 'c', 'd');
  noteSuccess();
  fail('a', 'b', 'c', 'd', 'd');
  expect(admits('x')).toBe(true);
});

test('after a pause three different links are tried, each once, and an answer ends it', () => {
  const { admits, fail, pass, noteSuccess } = pauseAfter(2);
  fail('a', 'b');
  pass(2_000);
  expect(['x', 'x', 'y', 'z', 'v'].map(admits)).toEqual([true, false, true, true, false]);
  noteSuccess();
  expect(['x', 'v'].map(admits)).toEqual([true, true]);
});

test('trials that fail begin another pause, once all of them are out', () => {
  const { admits, fail, pass } = pauseAfter(2);
  fail('a', 'b');
  pass(2_000);
  admits('x');
  fail('x');
  expect(admits('y')).toBe(true);
  expect(admits('z')).toBe(true);
  fail('y');
  pass(1_999);
  expect(admits('v')).toBe(false);
  pass(1);
  expect(admits('v')).toBe(true);
});

test('trials that nothing was heard of make room for others after ten seconds', () => {
  const { admits, fail, pass } = pauseAfter(2);
  fail('a', 'b');
  pass(2_000);
  expect(['x', 'y', 'z', 'v'].map(admits)).toEqual([true, true, true, false]);
  pass(9_999);
  expect(admits('v')).toBe(false);
  pass(1);
  expect(['v', 'x', 'y', 'z'].map(admits)).toEqual([true, true, true, false]);
});
