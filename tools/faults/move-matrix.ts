import { expect } from '@playwright/test';
import { offeredTimes, placeOf, timeLink, timesLink } from '../support/change-time';
import { open, press, type Seen } from '../support/customer';
import { changeBooking, linkTo, makeBooking, type TestBooking } from '../support/sandbox';
import { commitAfter, faults, type Site, siteFor, type Step, unclear } from './matrix';

/**
 * Every fault at every step of a change of time, before and after the commit, through the real
 * server: what the page said, when the booking really was, and whether they agree.
 */

type Phase = 'free times' | 'move' | 'read again';
type Commit = 'before' | 'after' | 'late' | '';

const steps: Readonly<Record<Phase, Step>> = {
  'free times': 'read',
  move: 'change',
  'read again': 'reread',
};

export type MoveCase = { readonly fault: string; readonly phase: Phase; readonly commit: Commit };

export type MoveRow = MoveCase & {
  readonly said: string;
  readonly status: number;
  readonly really: 'moved' | 'as before' | 'gone';
  readonly puts: number;
  readonly milliseconds: number;
  /** What is wrong; empty if the page told the truth. */
  readonly wrong: readonly string[];
};

export const moveCases: readonly MoveCase[] = faults.flatMap((fault): MoveCase[] => [
  { fault, phase: 'free times', commit: '' },
  { fault, phase: 'move', commit: 'before' },
  { fault, phase: 'move', commit: 'after' },
  { fault, phase: 'read again', commit: 'before' },
  { fault, phase: 'read again', commit: 'after' },
  ...(unclear.includes(fault) ? [{ fault, phase: 'move', commit: 'late' } as const] : []),
]);

/** Plays one case as a customer without JavaScript, and checks every promise. */
export async function playMove({ fault, phase, commit }: MoveCase, sites: Site): Promise<MoveRow> {
  const { site, sandbox, longestAnswer } = sites;
  const booking = await makeBooking({}, sandbox);
  const before = await placeOf(booking, sandbox);
  const link = linkTo(booking, { site });
  const [time = ''] = offeredTimes((await open(timesLink(link))).body);
  const page = await open(timeLink(link, time));
  await changeBooking(booking, { faults: planned({ fault, phase, commit }) }, sandbox);
  const faulty = linkTo(booking, { site: siteFor(fault, steps[phase], sites) });
  const seen = await press(timeLink(faulty, time), page);

  if (commit === 'late')
    await expect.poll(async () => (await placeOf(booking, sandbox)).from).toBe(time);
  const { from, statusId, puts, deletes } = await placeOf(booking, sandbox);
  const places = { [before.from]: 'as before', [time]: 'moved' } as const;
  const row = {
    fault,
    phase,
    commit,
    said: seen.status === 303 ? 'moved' : (seen.state ?? `status ${seen.status}`),
    status: seen.status,
    really: statusId === before.statusId ? (places[from] ?? ('gone' as const)) : ('gone' as const),
    puts,
    milliseconds: Math.round(seen.milliseconds),
  };
  const later = await laterTruth(booking, { site, sandbox });
  return { ...row, wrong: judge(row, seen, { deletes, later, from, longestAnswer }) };
}

function planned({ fault, phase, commit }: MoveCase): object[] {
  switch (phase) {
    case 'free times':
      return [{ wire: fault, on: ['times'] }];
    case 'move':
      return [
        {
          wire: fault,
          on: ['move'],
          commit,
          ...(commit === 'late' ? { commitAfter: commitAfter(fault) } : {}),
        },
      ];
    case 'read again':
      return [
        // Before the commit a refusal, after it no answer: both lead to a second read.
        { wire: commit === 'before' ? '409' : 'reset', on: ['move'], commit },
        { wire: fault, on: ['reread'] },
      ];
  }
}

/** Without the fault, the link in the email must show the true time. */
async function laterTruth(
  booking: TestBooking,
  { site, sandbox }: Pick<Site, 'site' | 'sandbox'>,
): Promise<Seen> {
  await changeBooking(booking, { faults: [] }, sandbox);
  return open(linkTo(booking, { site }));
}

/** Status codes that each page may be answered with. */
const statuses: Readonly<Record<string, readonly number[]>> = {
  moved: [303],
  'choose-time': [503],
  'not-moved': [409],
  'slot-gone': [409],
  'move-unconfirmed': [502, 504],
};

function judge(
  row: Omit<MoveRow, 'wrong'>,
  seen: Seen,
  rest: {
    readonly deletes: number;
    readonly later: Seen;
    readonly from: string;
    readonly longestAnswer: number;
  },
): string[] {
  // Only a 401 is answered with a new token and the same request.
  const most = row.phase === 'free times' ? 0 : row.phase === 'move' && row.fault === '401' ? 2 : 1;
  const promises: [boolean, string][] = [
    [row.really !== 'gone', 'there is no booking any more, or it is where nobody asked'],
    [row.said !== 'moved' || row.really === 'moved', 'said moved, and it is not'],
    [
      (row.said !== 'not-moved' && row.said !== 'slot-gone') || row.really === 'as before',
      'said not moved, and it is',
    ],
    [statuses[row.said]?.includes(row.status) === true, `answered ${row.status} for ${row.said}`],
    [row.puts <= most, `sent ${row.puts} PUTs`],
    [rest.deletes === 0, 'sent a DELETE'],
    [row.milliseconds <= rest.longestAnswer, 'was ended by no budget'],
    [
      rest.later.state === 'cancellable' && rest.later.body.includes(`dateTime="${rest.from}"`),
      'the same link did not tell the truth later',
    ],
    [
      !/ResponseStatus|no customer should ever see|nginx|Bad Gateway|Bearer/.test(seen.body),
      'showed words of the API',
    ],
  ];
  return promises.filter(([kept]) => !kept).map(([, wrong]) => wrong);
}
