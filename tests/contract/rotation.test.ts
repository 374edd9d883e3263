import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { root } from '../../scripts/steps.mjs';
import { decode } from '../../tools/support/customer';
import { type MemorySite, test } from '../../tools/support/memory-site';
import { linkTo, makeBooking } from '../../tools/support/sandbox';
import { cancelWith, keysOf } from '../support/signing-site';

/** Changing keys over two instances, as docs/operators.md says. */

const origin = 'http://site.example';
const former = 'former-secret'.repeat(3);
const next = 'next-secret'.repeat(3);

/** Opens the email's link at one instance, presses at another, and reloads the answer at the first. */
async function cancelOver(opens: MemorySite, presses: MemorySite) {
  const booking = await makeBooking();
  const page = await opens.open(linkTo(booking, { site: origin }));
  // The script puts this address, with a ticket for the code, into the address bar.
  const [, tidy = ''] = /data-tidy="([^"]*)"/.exec(page.body) ?? [];
  const address = `${origin}${decode(tidy)}`;
  const reloaded = await presses.open(address);
  presses.pass(5_000);
  const pressed = await presses.press(address, page, { comment: 'Hej' });
  const result = await opens.open(`${origin}${pressed.location ?? ''}`);
  return [reloaded.state, result.state];
}

test('a signing secret is changed over two instances in two rounds, and no open page is lost', async ({
  startMemorySite,
}) => {
  const rounds = [
    { SIGNING_SECRET: former },
    { SIGNING_SECRET: former, SIGNING_SECRET_PREVIOUS: next },
    { SIGNING_SECRET: next, SIGNING_SECRET_PREVIOUS: former },
  ].map((settings) => () => startMemorySite({ settings }));
  for (const [place, start] of rounds.slice(1).entries()) {
    const before = rounds[place];
    if (!before) throw new Error('there is no earlier round');
    expect(await cancelOver(before(), start())).toEqual(['cancellable', 'cancelled']);
    expect(await cancelOver(start(), before())).toEqual(['cancellable', 'cancelled']);
  }
});

test('in one round, a page of an instance that was restarted would open nothing at one that was not', async ({
  startMemorySite,
}) => {
  const restarted = startMemorySite({
    settings: { SIGNING_SECRET: next, SIGNING_SECRET_PREVIOUS: former },
  });
  const waiting = startMemorySite({ settings: { SIGNING_SECRET: former } });
  const [reloaded] = await cancelOver(restarted, waiting);
  expect(reloaded).toBe('not-found');
});

test('a receipt key is changed over two instances in two rounds, and every receipt verifies at both, then and later', async ({
  startMemorySite,
}) => {
  const [first] = await makeKeys({});
  const [second, announced] = await makeKeys(first);
  const rounds = [first, { ...first, ...announced }, second].map(
    (settings) => () => startMemorySite({ settings, tuning: { minReadingMilliseconds: 0 } }),
  );
  for (const [place, start] of rounds.slice(1).entries()) {
    const before = rounds[place];
    if (!before) throw new Error('there is no earlier round');
    const [here, there] = [before(), start()];
    for (const signs of [here, there]) {
      signs.pass(3 * 60 * 60_000);
      const { whole } = await cancelWith(signs, await makeBooking(), {});
      const receipt = (await signs.open(whole)).body;
      for (const reads of [here, there, rounds[2]?.() ?? there])
        expect((await verifyReceipt(receipt, await keysOf(reads))).kind).toBe('genuine');
    }
  }
});

/** Runs `npm run receipt-key`: the lines for the second round, and the one for the first. */
async function makeKeys(present: Record<string, string>) {
  const args = ['--import', 'tsx', 'scripts/receipt-key.ts', 'https://avboka.example.se'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...present },
  });
  return [settingsIn(stdout), settingsIn(stderr)] as const;
}

const settingsIn = (said: string) =>
  Object.fromEntries(
    [...said.matchAll(/^(RECEIPT_\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
