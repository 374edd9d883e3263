import { expect } from '@playwright/test';
import { hiddenFields, open, press, type Seen } from '../support/customer';
import { changeBooking, linkTo, makeBooking, type TestBooking, truthOf } from '../support/sandbox';

/**
 * Every fault, at every step of a cancel, on both sides of the commit, through the real server.
 * Each row says what the page said, what was really so, and whether the two fit.
 */

export const faults = [
  'reset',
  'truncated',
  'malformed',
  'html-200',
  'html-502',
  '500',
  '503',
  '504',
  '429',
  '400',
  '401',
  '403',
  '404',
  '404-text',
  '408',
  '409',
  'empty-200',
  '204',
  'hang',
  'slow-drip',
] as const;

/** When the cancel is carried out, seen from its answer; `late` is after everything was read. */
type Commit = 'before' | 'after' | 'late' | '';

export type Phase = 'first read' | 'read on submit' | 'cancel' | 'read again';

export type Row = {
  readonly fault: string;
  readonly phase: Phase;
  readonly commit: Commit;
  readonly said: string;
  readonly status: number;
  readonly really: 'cancelled' | 'booked';
  readonly deletes: number;
  readonly milliseconds: number;
  /** What is wrong with it; empty when the page told the truth. */
  readonly wrong: readonly string[];
};

export type Case = {
  readonly fault: string;
  readonly phase: Phase;
  readonly commit: Commit;
};

export type Site = {
  readonly site: string;
  readonly sandbox: string;
  readonly budgetMilliseconds: number;
};

/** After which the API may still carry out what it never said it did. */
export const unclear = faults.filter(
  (fault) => !['500', '503', '429', '400', '401', '403', '404', '404-text', '409'].includes(fault),
);

/** All cases of the faults that a sandbox can make per booking. */
export const cases: readonly Case[] = faults.flatMap((fault): Case[] => [
  { fault, phase: 'first read', commit: '' },
  { fault, phase: 'read on submit', commit: '' },
  { fault, phase: 'cancel', commit: 'before' },
  { fault, phase: 'cancel', commit: 'after' },
  { fault, phase: 'read again', commit: 'before' },
  { fault, phase: 'read again', commit: 'after' },
  ...(unclear.includes(fault) ? [{ fault, phase: 'cancel', commit: 'late' } as const] : []),
]);

/** Cases in which nothing answers at the API's address: they need a sandbox of their own. */
export const goneCases: readonly Case[] = [
  { fault: 'refused', phase: 'read on submit', commit: '' },
  { fault: 'refused', phase: 'cancel', commit: 'before' },
  { fault: 'refused', phase: 'read again', commit: 'after' },
];

const words = 'Mina egna ord';

/** Plays one case as a customer without JavaScript, and checks every promise. */
export async function play(
  { fault, phase, commit }: Case,
  { site, sandbox, budgetMilliseconds }: Site,
): Promise<Row> {
  const booking = await makeBooking({}, sandbox);
  const url = linkTo(booking, { site });

  if (phase === 'first read')
    await changeBooking(booking, { fault: { wire: fault, on: ['read'] } }, sandbox);
  const first = await open(url);
  const seen =
    phase === 'first read'
      ? first
      : await pressUnder({ fault, phase, commit }, booking, url, first, sandbox);

  if (commit === 'late')
    await expect.poll(async () => (await truthOf(booking, sandbox)).cancelled).toBe(true);
  const truth = await truthOf(booking, sandbox);
  const row = {
    fault,
    phase,
    commit,
    said: said(seen),
    status: seen.status,
    really: truth.cancelled ? ('cancelled' as const) : ('booked' as const),
    deletes: truth.deletes,
    milliseconds: Math.round(seen.milliseconds),
  };
  const afterwards = await laterTruth(booking, url, sandbox);
  const phases = truth.requests.map((request) => request.phase);
  return { ...row, wrong: judge(row, seen, { phases, afterwards, budgetMilliseconds }) };
}

async function pressUnder(
  { fault, phase, commit }: Case,
  booking: TestBooking,
  url: string,
  first: Seen,
  sandbox: string,
): Promise<Seen> {
  const gone = fault === 'refused';
  const planned = {
    'first read': [],
    'read on submit': gone ? [] : [{ wire: fault, on: ['read'] }],
    cancel: gone
      ? [{ wire: 'then-gone', on: ['read'], milliseconds: 3000, times: 1 }]
      : [
          {
            wire: fault,
            on: ['cancel'],
            commit,
            ...(commit === 'late' ? { commitAfter: 2_500 } : {}),
          },
        ],
    'read again': gone
      ? [{ wire: 'then-gone', on: ['cancel'], milliseconds: 3000 }]
      : [
          // Before the commit a clear no, after it no answer at all: both lead to a second read.
          { wire: commit === 'before' ? '409' : 'reset', on: ['cancel'], commit },
          { wire: fault, on: ['reread'] },
        ],
  };
  await changeBooking(booking, { faults: planned[phase] }, sandbox);
  if (gone && phase === 'read on submit') {
    await changeBooking(
      booking,
      { faults: [{ wire: 'then-gone', on: ['read'], milliseconds: 3000, times: 1 }] },
      sandbox,
    );
    await open(url);
  }
  const answer = await press(url, first, { comment: words });
  if (gone) await new Promise((resolve) => setTimeout(resolve, 3200));
  return answer;
}

function said({ status, location, state }: Seen): string {
  return status === 303 && location?.includes('receipt=')
    ? 'cancelled'
    : (state ?? `status ${status}`);
}

/** With the fault gone, the same link must tell what is so. */
async function laterTruth(
  booking: TestBooking,
  url: string,
  sandbox: string,
): Promise<{ said: string | undefined; cancelled: boolean }> {
  await changeBooking(booking, { faults: [] }, sandbox);
  const [{ state }, { cancelled }] = [await open(url), await truthOf(booking, sandbox)];
  return { said: state, cancelled };
}

/** Status codes that each page may be answered with. */
const statuses: Readonly<Record<string, readonly number[]>> = {
  cancelled: [303],
  cancellable: [200],
  'not-cancelled': [409],
  unconfirmed: [502, 504],
  'not-found': [404],
  unavailable: [503],
  busy: [429],
};

type Row0 = Omit<Row, 'wrong'>;
type Rest = {
  readonly phases: readonly (string | undefined)[];
  readonly afterwards: { readonly said: string | undefined; readonly cancelled: boolean };
  readonly budgetMilliseconds: number;
};

function judge(row: Row0, seen: Seen, { phases, afterwards, budgetMilliseconds }: Rest): string[] {
  const promises: [boolean, string][] = [
    [row.said !== 'cancelled' || row.really === 'cancelled', 'said cancelled, and it is not'],
    [row.said !== 'not-cancelled' || row.really === 'booked', 'said not cancelled, and it is'],
    [
      row.said !== 'not-cancelled' || (phases.at(-1) === 'reread' && row.phase !== 'read again'),
      'said not cancelled without having read it',
    ],
    [statuses[row.said]?.includes(row.status) === true, `answered ${row.status} for ${row.said}`],
    [
      row.deletes <= (row.phase === 'first read' || row.phase === 'read on submit' ? 0 : 1),
      'sent too many DELETEs',
    ],
    [
      row.phase === 'first read' ||
        row.said === 'cancelled' ||
        row.said === 'not-found' ||
        keeps(seen),
      'lost the comment',
    ],
    [row.milliseconds <= budgetMilliseconds, 'took longer than its budget'],
    [
      afterwards.said === (afterwards.cancelled ? 'cancelled' : 'cancellable'),
      'the same link did not tell the truth later',
    ],
    [
      !/ResponseStatus|no customer should ever see|nginx|Bad Gateway/.test(seen.body),
      'showed words of the API',
    ],
  ];
  return promises.filter(([kept]) => !kept).map(([, wrong]) => wrong);
}

function keeps({ body }: Seen): boolean {
  return hiddenFields(body)['comment'] === words || body.includes(`>${words}</textarea>`);
}
