import { expect } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import { momentOfInstant } from '@/lib/booking/moment';
import { aBooking } from '../support/bookings';
import { tellSystem } from '../support/booking-system';
import { test } from '../../tools/support/memory-site';
import { words } from '../../tools/support/words';

/** Pages below a link are as true, and as well protected, as the link's own page. */

const link = 'http://localhost/sv/bookings/404042?code=AB12';
const below = (name: string, code = 'AB12') => link.replace('?', `/${name}?`).replace('AB12', code);
const at = (milliseconds: number) => momentOfInstant(Date.now() + milliseconds, 'Europe/Stockholm');
const hour = 3_600_000;
const reads = (changes: Partial<Booking>) =>
  tellSystem({
    read: {
      kind: 'found',
      booking: aBooking({ start: at(48 * hour), end: undefined, deadline: undefined, ...changes }),
    },
  });

test('a booking that can no longer be cancelled is shown as what it is, and not as kept', async ({
  startMemorySite,
}) => {
  for (const [state, changes] of [
    ['too-late', { deadline: at(-hour) }],
    ['started', { start: at(-hour) }],
    ['cancelled', { status: 'cancelled' }],
  ] as const) {
    const { open } = startMemorySite({ replaced: { api: reads(changes) } });
    expect((await open(below('kept'))).state).toBe(state);
  }
});

test('guesses at calendar files and kept pages count as guesses at links do', async ({
  startMemorySite,
}) => {
  for (const name of ['calendar', 'kept']) {
    const api = tellSystem({ read: { kind: 'not-listed' } });
    const { open } = startMemorySite({
      settings: { TRUSTED_PROXY_HOPS: '1' },
      replaced: { api },
    });
    for (let guess = 0; guess < 30; guess += 1)
      await open(below(name, `guess-${guess}`), {
        headers: { 'x-forwarded-for': '203.0.113.7' },
      });
    expect(api.asked).toHaveLength(10);
  }
});

test('an address that leads nowhere says so in the language of its address, else of its visitor', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const titleAt = async (path: string, wanted: string) => {
    const { body } = await open(`http://localhost${path}`, {
      headers: { 'accept-language': wanted },
    });
    return /<title>([^<]*)/.exec(body)?.[1];
  };
  expect(await titleAt('/fi/nothing', 'de')).toBe(words('fi')('missing.title'));
  expect(await titleAt('/nothing/at/all', 'de')).toBe(words('de')('missing.title'));
});
