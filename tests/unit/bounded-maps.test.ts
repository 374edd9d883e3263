import { expect, test } from '@playwright/test';
import { wordingFor } from '@/i18n/wording';
import { emptyInput } from '@/lib/booking/cancel-input';
import { unknownCompany } from '@/lib/booking/booking';
import { createKnownCompanies } from '@/lib/booking/known-companies';
import { readPhones } from '@/lib/booking/phones';
import { createPressMemory } from '@/lib/booking/press-memory';
import { createConcurrencyLimit } from '@/lib/concurrency-limit';
import { momentOfWallTime } from '@/lib/booking/moment';
import { createOneIntent } from '@/lib/booking/one-intent';
import { rememberMisses } from '@/lib/booking/remember-misses';
import { failed } from '@/lib/bokamera/failure';
import { createRequestQueue } from '@/lib/bokamera/request-queue';
import { createCircuitBreaker } from '@/lib/bokamera/circuit-breaker';
import { openCounters } from '@/lib/http/counters';
import { type Found, openLimits } from '@/lib/http/limits';
import { createLogos } from '@/lib/logo/logos';
import { createCompanyMetrics } from '@/lib/observability/company-metrics';
import { singleFlight } from '@/lib/single-flight';
import { createSigner } from '@/lib/tokens/signing';
import { Registry } from 'prom-client';
import { tellSystem } from '../support/booking-system';

/** More than any memory of ours may hold. */
const flood = 12_000;
const most = 10_001;

/** The largest that any Map or Set gets while something runs. */
async function largestDuring(run: () => Promise<void>): Promise<number> {
  let largest = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on a receiver below
  const { set } = Map.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on a receiver below
  const { add } = Set.prototype;
  Map.prototype.set = function <Key, Value>(this: Map<Key, Value>, key: Key, value: Value) {
    set.call(this, key, value);
    largest = Math.max(largest, this.size);
    return this;
  };
  Set.prototype.add = function <Value>(this: Set<Value>, value: Value) {
    add.call(this, value);
    largest = Math.max(largest, this.size);
    return this;
  };
  try {
    await run();
  } finally {
    Map.prototype.set = set;
    Set.prototype.add = add;
  }
  return largest;
}

const each = async (one: (number: number) => unknown) => {
  for (let number = 0; number < flood; number += 1) await one(number);
};
const addressOf = (number: number) => `10.${number >> 8}.${number & 255}.1`;

const grown: Record<string, () => Promise<void>> = {
  'links that opened nothing': () => {
    const { read } = rememberMisses(tellSystem({ read: { kind: 'not-listed' } }), {
      keyedHash: (parts) => JSON.stringify(parts),
      now: () => 0,
    });
    return each((id) => read({ id, code: 'x' }, 'sv', 'unknown'));
  },
  'companies of links that opened': () => {
    const companies = createKnownCompanies((parts) => JSON.stringify(parts));
    return each((id) => companies.remember({ id, code: 'x' }, unknownCompany));
  },
  'telephone numbers of companies': () => each((number) => readPhones(`08-${number}`, 'SE')),
  'wall times of bookings': () =>
    each((minute) =>
      momentOfWallTime(
        new Date(1_800_000_000_000 + minute * 60_000).toISOString().slice(0, 19),
        'Europe/Stockholm',
      ),
    ),
  'logos, whose addresses the API names': () => {
    const logos = createLogos({
      hosts: ['logo.example'],
      signer: createSigner('secret'),
      now: () => 0,
      fetch: () => Promise.resolve(undefined),
    });
    return each((number) => {
      const path = logos.pathOf(`https://logo.example/${number}.png`) ?? '';
      return logos.pictureAt(path.replace('/logo/', ''));
    });
  },
  'companies that are counted': () => {
    const metrics = createCompanyMetrics([new Registry()]);
    return each((id) =>
      metrics.outcome({
        outcome: 'cancelled',
        company: { id: `c${id}`, name: `n${id}` },
        reason: undefined,
      }),
    );
  },
  'requests under way, by address': async () => {
    const limit = createConcurrencyLimit({ concurrency: 1, waiting: 1, waitingInAll: 100 });
    const signal = new AbortController().signal;
    await each(async (number) => (await limit.enter(addressOf(number), () => signal))?.());
  },
  'reads under way': () => {
    const read = singleFlight(
      (key: number) => String(key),
      (key) => Promise.resolve(key),
    );
    return each(read);
  },
  'presses under way': () => {
    const oneIntent = createOneIntent<number>();
    return each((key) =>
      oneIntent(
        String(key),
        (sendOnce) => sendOnce(() => Promise.resolve(key)),
        (sentByAnother) => sentByAnother,
      ),
    );
  },
  'bookings whose reads fail': () => {
    const breaker = createCircuitBreaker({ failuresInARow: 20, now: () => 0 });
    const pass = createRequestQueue({ connections: 2, waiting: 2 }, breaker);
    return each((id) =>
      pass({ urgency: 'known', link: { id, code: 'x' }, ends: performance.now() + 60_000 }, () =>
        Promise.resolve(failed({ kind: 'timed-out' })),
      ),
    );
  },
  'currencies of prices': async () => {
    const { format } = await wordingFor('sv');
    const letter = (number: number) => String.fromCharCode(65 + (number % 26));
    return each((number) => {
      const currency = letter(number) + letter(number / 26) + letter(number / 676);
      return format.money({ value: 1, currency, sign: undefined });
    });
  },
  'forms that were pressed, and pages kept for their browsers': () => {
    const presses = createPressMemory({
      keyedHash: (parts) => JSON.stringify(parts),
      sentForms: { count: () => Promise.resolve(0), add: () => Promise.resolve({ count: 1 }) },
      now: () => 0,
    });
    const result = { kind: 'rechecked', at: 0, form: emptyInput } as const;
    return each(async (number) => {
      await presses.once({ token: String(number), content: '' }, () =>
        Promise.resolve({ kind: 'result', result }),
      );
      presses.keepPage(String(number), { state: 'unavailable', input: emptyInput });
    });
  },
};

for (const act of ['opened', 'pressed'] as const)
  for (const found of ['booking', 'nothing', 'unclear'] satisfies Found[])
    grown[`visitors who ${act} links, and found: ${found}`] = async () => {
      const { admit, close } = openLimits({
        redisUrl: undefined,
        missesPerAddress: 30,
        pressesPerAddress: 60,
        concurrentPerAddress: 12,
        keyedHash: (parts) => JSON.stringify(parts),
        onShared: () => undefined,
      });
      await each(async (id) => {
        const link = { id, code: `code ${id}` };
        const admission = await admit({ clientAddress: addressOf(id), link }, act);
        if (admission.kind === 'admitted') await admission.settle(found);
      });
      close();
    };

for (const [what, grow] of Object.entries(grown))
  test(`memory is bounded, however many there are: ${what}`, async () => {
    expect(await largestDuring(grow)).toBeLessThanOrEqual(most);
  });

test('what is given back after it was forgotten is not remembered for it', async () => {
  const largest = await largestDuring(async () => {
    const counters = openCounters(undefined, () => undefined);
    const counter = counters.open('guesses', 10, 600);
    await each((number) => counter.add(`guess ${number}`));
    await each((number) => counter.giveBack(`guess ${number}`));
    expect(await counter.count('guess 0')).toBe(0);
    expect(await counter.count(`guess ${flood - 1}`)).toBe(0);
    counters.close();
  });
  expect(largest).toBeLessThanOrEqual(most);
});
