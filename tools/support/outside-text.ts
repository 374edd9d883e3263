import { type BokaMeraClient, createBokaMera } from '@/lib/bokamera/client';
import { createBookingApi } from '@/lib/bokamera/create-booking-api';
import { success } from '@/lib/bokamera/failure';
import type { SendRequest } from '@/lib/bokamera/connection';
import type { AccessToken } from '@/lib/bokamera/access-token';
import { createMoveApi } from '@/lib/bokamera/create-move-api';
import { momentOfWallTime } from '@/lib/booking/moment';
import { signInSettings } from './change-time';
import { createMemorySite, type MemorySite } from './memory-site';

/** Texts that are expensive for parsers that backtrack; each grows with `length`. */
export const grains: Readonly<Record<string, (length: number) => string>> = {
  blanks: (length) => `A${' '.repeat(length)}B`,
  newlines: (length) => `A${'\n '.repeat(length / 2)}B`,
  tags: repeated('<b>x</b>'),
  'open tags': repeated('<div>'),
  'struck out, nested': repeated('<s>x'),
  'lists, nested': repeated('<ul><li>x'),
  'lines in nested lists': (length) => `${'<ul><li>'.repeat(20)}${'a\n'.repeat(length / 2)}`,
  quotations: (length) => `${'<blockquote>'.repeat(20)}${'a\n'.repeat(length / 2)}`,
  'tables, nested': repeated('<table><tr><td>x'),
  'a huge colspan': repeated('<table><tr><td colspan=100000000>x</td></tr></table>'),
  'a huge rowspan': repeated('<table><tr><td rowspan=100000>x</td></tr></table>'),
  'many cells': (length) => `<table>${'<tr><td colspan=9>a<td>b'.repeat(length / 24)}`,
  'roman numbers': repeated('<ol type=i start=99999999><li>x'),
  'end tags': repeated('</p>'),
  slashes: (length) => `<a${'/'.repeat(length)}<`,
  'links, nested': repeated('<a href="https://a.se/">x '),
  attributes: (length) => `<a ${'href="x" '.repeat(length / 9)}>x</a>`,
  'open quotes': repeated('<a "'),
  quotes: (length) => `<a ${`"'`.repeat(length / 2)}`,
  brackets: repeated('<'),
  comments: repeated('<!--'),
  entities: repeated('&amp;'),
  'entities, escaped twice': repeated('&amp;lt;b&amp;gt;'),
  digits: repeated('1234567890'),
  numbers: repeated('070-123 45 67, '),
  'plus signs': repeated('+'),
  commas: repeated('0,-'),
  dots: (length) => `x${'.'.repeat(length)}x`,
  'mail addresses': repeated('a@b.se, '),
  'parts of an address': (length) => `a@${'b.'.repeat(length / 2)}1`,
  emoji: repeated('👩‍👩‍👧‍👦'),
  marks: repeated('\u0301'),
  'struck marks': (length) => `<s>${'a\u0301'.repeat(length / 2)}`,
  controls: repeated('\u202e\u0000'),
  'Chinese letters': repeated('漢'),
  'halves of letters': repeated('\ud83d'),
};

function repeated(part: string) {
  return (length: number) => part.repeat(Math.ceil(length / part.length));
}

const id = 404_042;
const code = 'AB12';
const ordinaryText = 'Klippning';

/** A booking as the API writes it, with `text` in each field that a text may stand in, or `fields` in place. */
export function wireBooking(text = ordinaryText, fields: object = {}): object {
  const price = { CurrencyId: text, PriceSign: text, Category: text, PriceText: text };
  return {
    Id: id,
    CompanyId: text,
    StatusId: 1,
    Status: 'Booked',
    StatusName: 'Booked',
    From: '2031-03-04T14:30:00',
    To: '2031-03-04T15:30:00',
    LengthInMinutes: 60,
    CommentsToCustomer: text,
    Service: { Id: 1, Name: text, Description: text },
    Company: {
      Id: text,
      Name: text,
      Street1: text,
      Street2: text,
      ZipCode: text,
      City: text,
      CountryId: 'SE',
      Phone: text,
      Email: text,
      HomePage: text,
      SitePath: text,
      LogoType: text,
    },
    BookedResourceTypes: [{ Id: 1, Name: text, Resources: [{ Id: 1, Name: text }] }],
    Quantities: [{ Quantity: 1, Price: 650, ...price }],
    PaymentLog: [{ Amount: 650, CurrencyId: text, CurrencyInfo: { CurrencySign: text } }],
    ...fields,
  };
}

/** The statuses of a booking that is cancelled. */
export const cancelled = { StatusId: 2, Status: 'Unbooked', StatusName: 'Unbooked' };

/** The one free time of every booking, an hour after the booking's own. */
export const freeTime = {
  start: momentOfWallTime('2031-03-04T15:30:00', 'Europe/Stockholm'),
  end: momentOfWallTime('2031-03-04T16:30:00', 'Europe/Stockholm'),
  written: { start: '2031-03-04T15:30:00', end: '2031-03-04T16:30:00' },
};

/** A booking that was moved to it. */
export const moved = { From: freeTime.written.start, To: freeTime.written.end };

/** What a site shows of what its API answers. */
export type Shown = MemorySite & {
  readonly path: (below?: string) => string;
  /** What every read, and what a DELETE or PUT, answers from now on. */
  readonly answer: (read: object, toChange?: object) => void;
};

/** A site in this process over an API that answers anything. The caller closes its `site`. */
export function openShown(settings: Readonly<Record<string, string>> = {}): Shown {
  let read: object = wireBooking();
  let changed: object = wireBooking(ordinaryText, cancelled);
  const send: SendRequest = ({ operation }) => {
    // A move is proved by the read that follows it.
    if (operation === 'move') read = changed;
    return Promise.resolve(success(operation === 'read' ? { Results: [read], Total: 1 } : changed));
  };
  const client: BokaMeraClient = {
    ...createBokaMera(send, 'Europe/Stockholm'),
    close: () => Promise.resolve(),
  };
  const budgets = { read: 1000, cancel: 1000, move: 1000, readAfterChange: 1000 };
  const accessToken: AccessToken = {
    get: () => Promise.resolve({ ok: true, token: 'token' }),
    close: () => Promise.resolve(),
  };
  const memory = createMemorySite({
    settings: {
      // Nothing is sent there: requests are answered here.
      ...signInSettings('http://127.0.0.1:9'),
      BOKAMERA_API_URL: 'http://127.0.0.1:9',
      ...settings,
    },
    replaced: {
      api: createBookingApi(client, budgets),
      moves: {
        ...createMoveApi(client, accessToken, budgets, () => undefined),
        freeTimes: () => Promise.resolve({ kind: 'read', times: [freeTime], isCut: false }),
      },
    },
    tuning: { minReadingMilliseconds: 0, missesPerAddress: 1_000_000 },
  });
  return {
    ...memory,
    path: (below = '') => `http://localhost/sv/bookings/${id}${below}?code=${code}`,
    answer: (next, toChange = changed) => {
      read = next;
      changed = toChange;
    },
  };
}

/**
 * Milliseconds of this process's CPU that one call costs: the minimum of `rounds`, so that other
 * load does not count.
 */
export async function leastCpu(act: () => unknown, rounds = 3): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
