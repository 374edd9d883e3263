import { expect } from '@playwright/test';
import { wireFaults } from '../../sandbox/faults';
import { hiddenFields, open, press, type Seen } from '../support/customer';
import { changeBooking, linkTo, makeBooking, type TestBooking, truthOf } from '../support/sandbox';

/**
 * Every fault, at every step of a cancel, before and after the commit, through the real server.
 * Each row has what the page said, what was true, and whether they agree.
 */

/** All that the sandbox can do to an answer, except to answer well, and to be gone: see `goneCases`. */
export const faults = wireFaults.filter((fault) => fault !== 'delay' && fault !== 'then-gone');

/** When the cancel is carried out, relative to its answer; `late` is after all reads. */
type Commit = 'before' | 'after' | 'late' | '';

type Phase = 'first read' | 'read on submit' | 'cancel' | 'read again';

export type Row = {
  readonly fault: string;
  readonly phase: Phase;
  readonly commit: Commit;
  readonly said: string;
  readonly status: number;
  readonly really: 'cancelled' | 'booked';
  readonly deletes: number;
  readonly milliseconds: number;
  /** What is wrong; empty if the page told the truth. */
  readonly wrong: readonly string[];
};

export type Case = {
  readonly fault: string;
  readonly phase: Phase;
  readonly commit: Commit;
};

export type Site = {
  /** The site with time budgets that are long enough for any machine. */
  readonly site: string;
  /** Instances with a short budget for one step, for faults that hang at that step. */
  readonly impatient: Readonly<Record<Step, string>>;
  readonly sandbox: string;
  /** In milliseconds. */
  readonly longestAnswer: number;
};

/** The steps that have a time budget. */
export type Step = 'read' | 'change' | 'reread';

/** Whether an answer never ends by itself, so that only a budget ends it. */
const hangs = (fault: string) => fault === 'hang' || fault === 'slow-drip';

/** The site to use for a fault at this step. */
export function siteFor(fault: string, step: Step, { site, impatient }: Site): string {
  return hangs(fault) ? impatient[step] : site;
}

/** Milliseconds until a late change is made: after all reads, on a fast machine. */
export const commitAfter = (fault: string) => (hangs(fault) ? 7_500 : 2_500);

const steps: Readonly<Record<Phase, Step>> = {
  'first read': 'read',
  'read on submit': 'read',
  cancel: 'change',
  'read again': 'reread',
};

/** Faults after which the API may still make the change without confirming it. */
export const unclear = faults.filter(
  (fault) => !['500', '503', '429', '400', '401', '403', '404', '404-text', '409'].includes(fault),
);

/** All cases with faults that the sandbox can make per booking. */
export const cases: readonly Case[] = faults.flatMap((fault): Case[] => [
  { fault, phase: 'first read', commit: '' },
  { fault, phase: 'read on submit', commit: '' },
  { fault, phase: 'cancel', commit: 'before' },
  { fault, phase: 'cancel', commit: 'after' },
  { fault, phase: 'read again', commit: 'before' },
  { fault, phase: 'read again', commit: 'after' },
  ...(unclear.includes(fault) ? [{ fault, phase: 'cancel', commit: 'late' } as const] : []),
]);

/** Cases in which nothing answers at the API's address; each needs its own sandbox. */
export const goneCases: readonly Case[] = [
  { fault: 'refused', phase: 'read on submit', commit: '' },
  { fault: 'refused', phase: 'cancel', commit: 'before' },
  { fault: 'refused', phase: 'read again', commit: 'after' },
];

const words = 'Mina egna ord';

/** How long a host is gone, in milliseconds: long enough for one press on a slow machine. */
const goneFor = 5_000;

/** Waits until the sandbox answers again. */
async function untilBack(sandbox: string): Promise<void> {
  const answers = () =>
    fetch(`${sandbox}/sandbox/load`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers).toBe(true);
}

/** Plays one case as a customer without JavaScript, and checks every promise. */
export async function play({ fault, phase, commit }: Case, sites: Site): Promise<Row> {
  const { site, sandbox, longestAnswer } = sites;
  const booking = await makeBooking({}, sandbox);
  const url = linkTo(booking, { site });
  const urlOfFault = linkTo(booking, { site: siteFor(fault, steps[phase], sites) });

  if (phase === 'first read')
    await changeBooking(booking, { fault: { wire: fault, on: ['read'] } }, sandbox);
  const first = await open(phase === 'first read' ? urlOfFault : url);
  const seen =
    phase === 'first read'
      ? first
      : await pressUnder({ fault, phase, commit }, booking, urlOfFault, first, sandbox);

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
  return { ...row, wrong: judge(row, seen, { phases, afterwards, longestAnswer }) };
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
      ? [{ wire: 'then-gone', on: ['read'], milliseconds: goneFor, times: 1 }]
      : [
          {
            wire: fault,
            on: ['cancel'],
            commit,
            ...(commit === 'late' ? { commitAfter: commitAfter(fault) } : {}),
          },
        ],
    'read again': gone
      ? [{ wire: 'then-gone', on: ['cancel'], milliseconds: goneFor }]
      : [
          // Before the commit a refusal, after it no answer: both lead to a second read.
          { wire: commit === 'before' ? '409' : 'reset', on: ['cancel'], commit },
          { wire: fault, on: ['reread'] },
        ],
  };
  await changeBooking(booking, { faults: planned[phase] }, sandbox);
  if (gone && phase === 'read on submit') {
    await changeBooking(
      booking,
      { faults: [{ wire: 'then-gone', on: ['read'], milliseconds: goneFor, times: 1 }] },
      sandbox,
    );
    await open(url);
  }
  const answer = await press(url, first, { comment: words });
  if (gone) await untilBack(sandbox);
  return answer;
}

function said({ status, location, state }: Seen): string {
  return status === 303 && location?.includes('receipt=')
    ? 'cancelled'
    : (state ?? `status ${status}`);
}

/** Without the fault, the same link must tell the truth. */
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
  // 200 where a declined cancel reads as cancelled: nobody can know who did it, so there is no proof to lead to.
  cancelled: [303, 200],
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
  readonly longestAnswer: number;
};

function judge(row: Row0, seen: Seen, { phases, afterwards, longestAnswer }: Rest): string[] {
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
    [row.milliseconds <= longestAnswer, 'was ended by no budget'],
    [
      afterwards.said === (afterwards.cancelled ? 'cancelled' : 'cancellable') ||
        // The site remembers for a minute that the API listed no such booking.
        (row.said === 'not-found' && afterwards.said === 'not-found'),
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
