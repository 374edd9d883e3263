import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readWireDate } from '@/lib/bokamera/dates';
import { toBooking } from '@/lib/bokamera/to-booking';
import { bokaMeraBooking } from '@/lib/bokamera/wire';
import type { ChangeAnswer, BookingRead } from '@/lib/booking/booking-api';
import { parseCancelForm } from '@/lib/booking/submission';
import { fingerprint } from '@/lib/booking/fingerprint';
import { parseBookingLink } from '@/lib/booking/link';
import { hasPassed, momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import { judgeCancel } from '@/lib/booking/outcome';
import { decideState } from '@/lib/booking/state';
import { readTyped } from '@/lib/booking/typed-link';
import { root } from '../../scripts/steps.mjs';
import { aBooking } from '../support/bookings';

const typedLink = (id: string, code: string) => {
  const read = readTyped({ id, code });
  return read.kind === 'link' ? read.link : undefined;
};

/** For any input: nothing throws, no result is outside its union, no deadline changes. */

const zones = [
  'Europe/Stockholm',
  'Europe/Helsinki',
  'Europe/London',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Kathmandu',
];
const zone = fc.constantFrom(...zones);
const instant = fc
  .integer({ min: Date.parse('2001-01-02'), max: Date.parse('2060-01-01') })
  .map((ms) => Math.floor(ms / 1000) * 1000);
const wall = instant.map((ms) => new Date(ms).toISOString().slice(0, 19));

test('the clock of a zone and the instant belong together, there and back', () => {
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => {
      const moment = momentOfWallTime(momentOfInstant(at, timeZone).wall, timeZone);
      expect([moment.earliest, moment.latest]).toContain(at);
    }),
  );
});

test('a wall time is one instant, or two that lie no more than a clock change apart', () => {
  fc.assert(
    fc.property(wall, zone, (time, timeZone) => {
      const { earliest, latest } = momentOfWallTime(time, timeZone);
      expect(latest - earliest).toBeGreaterThanOrEqual(0);
      expect(latest - earliest).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test('a deadline is never called passed while one reading of it lies ahead, nor open once both lie behind', () => {
  fc.assert(
    fc.property(
      wall,
      zone,
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
      (time, timeZone, offset) => {
        const deadline = momentOfWallTime(time, timeZone);
        const now = deadline.earliest + offset;
        const booking = aBooking({ deadline, start: undefined });
        const { state } = decideState(booking, now);
        expect(state).toBe(now >= deadline.latest ? 'too-late' : 'cancellable');
      },
    ),
  );
});

test('time only ever moves a booking forward: what has passed stays passed', () => {
  fc.assert(
    fc.property(wall, zone, instant, fc.nat(10_000_000), (time, timeZone, now, later) => {
      const order = ['no', 'perhaps', 'yes'];
      const moment = momentOfWallTime(time, timeZone);
      expect(order.indexOf(hasPassed(moment, now + later))).toBeGreaterThanOrEqual(
        order.indexOf(hasPassed(moment, now)),
      );
    }),
  );
});

test('date readers never throw, and read the same moment from every form', () => {
  const noise = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '0001-01-01T00:00:00',
      '/Date(0)/',
      '2026-13-45T99:99:99Z',
      '9999-12-31T23:59:59+14:00',
    ),
  );
  fc.assert(
    fc.property(noise, zone, (text, timeZone) => void readWireDate(text, timeZone)),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => {
      const iso = new Date(at).toISOString().slice(0, 19);
      const forms = [`${iso}Z`, `${iso}+00:00`, `/Date(${at})/`, `/Date(${at}+0200)/`];
      for (const form of forms) expect(readWireDate(form, timeZone)?.earliest, form).toBe(at);
    }),
  );
});

test('no answer and no read make an outcome outside the union, and only a cancelled booking is called cancelled', () => {
  const booking = fc
    .constantFrom('booked', 'reserved', 'awaiting-payment', 'cancelled', 'unknown')
    .map((status) => aBooking({ status: status as 'booked' }));
  const changeAnswer: fc.Arbitrary<ChangeAnswer> = fc.oneof(
    booking.map((one): ChangeAnswer => ({ kind: 'answered', booking: one })),
    fc.constant<ChangeAnswer>({ kind: 'declined' }),
    fc.boolean().map((timedOut): ChangeAnswer => ({ kind: 'unclear', timedOut })),
  );
  const reread: fc.Arbitrary<BookingRead> = fc.oneof(
    booking.map((one): BookingRead => ({ kind: 'found', booking: one })),
    fc.constantFrom<BookingRead>({ kind: 'not-listed' }, { kind: 'unread' }),
  );
  fc.assert(
    fc.property(changeAnswer, reread, (tried, read) => {
      const outcome = judgeCancel(tried, read);
      const readGone = read.kind === 'found' && read.booking.status === 'cancelled';
      expect(outcome.kind === 'cancelled').toBe(readGone);
      if (outcome.kind === 'not-cancelled') {
        expect(tried.kind).toBe('declined');
        expect(read.kind).toBe('found');
      }
    }),
  );
});

test('links, typed links and forms take any text without throwing', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
  fc.assert(
    fc.property(text, text, (one, other) => {
      const link = parseBookingLink(one, [other]) ?? typedLink(one, other);
      if (link)
        expect(link.id > 0 && link.id <= 2_147_483_647 && link.code.length <= 200).toBe(true);
      const { input: form } = parseCancelForm(
        new URLSearchParams([
          ['comment', one],
          ['reason', other],
          [one, other],
        ]),
      );
      expect(form.comment.isWellFormed()).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('documented payloads, mutated anywhere, still make a booking that can be judged', () => {
  const documented = JSON.parse(
    readFileSync(`${root}tests/payloads/booking-response.every-field.json`, 'utf8'),
  ) as Record<string, unknown>;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(400), fc.jsonValue()), { maxLength: 12 }),
      zone,
      instant,
      (mutations, timeZone, now) => {
        const mutated = mutations.reduce(
          (payload, [place, value]) => mutate(payload, place, value),
          documented,
        );
        const parsed = bokaMeraBooking.parse({ ...mutated, Id: 7 });
        const booking = toBooking(parsed, timeZone);
        expect(['cancellable', 'too-late', 'started', 'cancelled']).toContain(
          decideState(booking, now).state,
        );
        expect(fingerprint(booking)).toMatch(/^\.[\w-]{16}$/);
      },
    ),
    { numRuns: 500 },
  );
});

/** Replaces the value at the n-th place of a payload, counted through its whole depth. */
function mutate(
  payload: Record<string, unknown>,
  place: number,
  value: unknown,
): Record<string, unknown> {
  let left = place;
  const walk = (node: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null) {
      return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
    }
    return node;
  };
  const mutated = walk(payload);
  return typeof mutated === 'object' && mutated !== null && !Array.isArray(mutated)
    ? { ...mutated }
    : {};
}
