import fc from 'fast-check';

/** When an API carries out what it was asked for, seen from its answer. */
export type Commits = 'at-once' | 'later' | 'never';

/**
 * What happens to one customer, drawn from a seed: their booking, how the API behaves towards it,
 * and what they and others do. Plain data, so that fast-check can replay it and make it shorter.
 */
export type Story = {
  /** When it begins, ISO 8601. */
  readonly begins: string;
  readonly booking: {
    readonly status: Status;
    readonly country: 'SE' | 'FI' | 'US';
    readonly startsInMinutes: number;
    /** Minutes before the start; `unset` is the API's year 1. */
    readonly deadline: number | 'none' | 'unset' | 'unreadable';
    readonly madeMinutesAgo: number;
    readonly paid: number;
  };
  /** How the API answers, in the order of its requests; afterwards it is in good health. */
  readonly reads: readonly ReadAnswer[];
  readonly cancels: readonly ChangeAnswer[];
  readonly times: readonly TimesAnswer[];
  readonly moves: readonly ChangeAnswer[];
  /** What a change of time that is carried out changes, in the order of the requests. */
  readonly moved: readonly Moved[];
  /** How long each of those requests takes beside others under way, in turns of the machine. */
  readonly turns: readonly number[];
  /** Which reads after a change still show the booking as it was: copies of one system take turns. */
  readonly lag: readonly boolean[];
  /** Which answers about the booking have their lists the other way round. */
  readonly turned: readonly boolean[];
  /** By how many minutes the clock of each instance is ahead. */
  readonly clocks: readonly [number, number];
  /** Whether the company books the number anew soon after its customer has cancelled. */
  readonly rebooked: boolean;
  /** Whether a redirect is followed to the other instance, as a balancer may have it. */
  readonly balanced: boolean;
  readonly steps: readonly Step[];
};

const statuses = ['booked', 'reserved', 'unknown', 'contradicting', 'cancelled'] as const;
type Status = (typeof statuses)[number];

const readAnswers = [
  'fine',
  'lost',
  'refused',
  'late',
  '500',
  '403',
  '429',
  'none',
  'garbage',
  'stranger',
  'twice',
  'flaps',
] as const;
export type ReadAnswer = (typeof readAnswers)[number];

/** `start-only` leaves the end where it was, `repriced` asks another price for the new time. */
export type Moved = 'whole' | 'start-only' | 'repriced';

const timesAnswers = ['fine', 'none', 'garbage', 'lost'] as const;
export type TimesAnswer = (typeof timesAnswers)[number];

/**
 * What is answered to a DELETE or a PUT, and when that is carried out. An API that says clearly that
 * it did not do it has not done it; a 503 was never taken. Anything else may be done before the
 * answer, after the page was read, or never.
 */
export type ChangeAnswer =
  | { readonly says: 'done'; readonly commits: 'at-once' }
  | {
      readonly says:
        'as-before' | 'nothing' | 'garbage' | 'stranger' | 'lost' | 'late' | GatewayError;
      readonly commits: Commits;
    }
  | { readonly says: Refusal; readonly commits: 'never' };

const gatewayErrors = ['408', '500', '502', '504'] as const;
type GatewayError = (typeof gatewayErrors)[number];
const refusals = ['400', '403', '404', '409', '429', '503', 'named-500', 'refused'] as const;
type Refusal = (typeof refusals)[number];

export type Step =
  | {
      readonly do: 'open' | 'reload' | 'send-again' | 'calendar' | 'keep' | 'times' | 'receipt';
      readonly tab: number;
    }
  | {
      readonly do: 'press' | 'press-twice' | 'press-from-elsewhere';
      readonly tab: number;
      readonly words: Words;
      readonly quick: boolean;
    }
  | { readonly do: 'change-language'; readonly tab: number; readonly locale: string }
  | { readonly do: 'back'; readonly tab: number }
  | { readonly do: 'race'; readonly words: Words }
  | { readonly do: 'press-in-both-tabs'; readonly words: readonly [Words, Words] }
  | { readonly do: 'scan'; readonly pressing: boolean }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'other-instance' | 'redeploy' | 'rotate-secret' }
  | { readonly do: 'company'; readonly moves: CompanyMove };

/** What a company does by itself. It rebooks a number, and its code, only once that is cancelled. */
export type CompanyMove = 'cancels' | 'revives' | 'reschedules' | 'rebooks';

/** What a customer types and chooses, as far as the page asks for it. */
export type Words = {
  readonly comment: string;
  readonly reason: string;
  /** Which of the times that are offered. */
  readonly choice: number;
};

const oneOf = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const mostly = <T>(usual: T, others: fc.Arbitrary<T>, weight = 3) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });

const tab = mostly(0, fc.constant(1), 4);
const words = fc.record({
  comment: oneOf('', 'Jag är förkyld.', 'Tack & hej <b>!</b> "citat"', 'Två\nrader', 'لا أستطيع'),
  reason: oneOf('', 'ill', 'time'),
  choice: fc.nat(9),
});

const changeAnswer: fc.Arbitrary<ChangeAnswer> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant<ChangeAnswer>({ says: 'done', commits: 'at-once' }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      says: oneOf('as-before', 'nothing', 'garbage', 'stranger', 'lost', 'late', ...gatewayErrors),
      commits: oneOf('at-once', 'later', 'never'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ says: oneOf(...refusals), commits: fc.constant('never' as const) }),
  },
);

const press = (act: 'press' | 'press-twice' | 'press-from-elsewhere') =>
  fc.record({ do: fc.constant(act), tab, words, quick: mostly(false, fc.constant(true), 5) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('open' as const), tab }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('times' as const), tab }) },
  { weight: 8, arbitrary: press('press') },
  { weight: 2, arbitrary: press('press-twice') },
  { weight: 1, arbitrary: press('press-from-elsewhere') },
  {
    weight: 4,
    arbitrary: fc.record({
      do: oneOf('reload', 'send-again', 'calendar', 'keep', 'back', 'receipt'),
      tab,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change-language' as const),
      tab,
      locale: oneOf('sv', 'en', 'ar', 'fi'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), words }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('press-in-both-tabs' as const),
      words: fc.tuple(words, words),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('scan' as const), pressing: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: oneOf(1, 8, 12, 31, 60, 600, 1500, 44_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: oneOf('other-instance', 'redeploy', 'rotate-secret') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('company' as const),
      moves: oneOf('cancels', 'revives', 'reschedules', 'rebooks', 'rebooks'),
    }),
  },
);

/** Every story there is, the common ones more often. */
export const stories: fc.Arbitrary<Story> = fc.record({
  // A summer's day, a winter's, and the two nights on which Europe's clocks change.
  begins: oneOf(
    '2026-11-24T08:00:00Z',
    '2026-06-10T10:00:00Z',
    '2026-03-28T21:30:00Z',
    '2026-10-24T21:30:00Z',
  ),
  booking: fc.record({
    status: mostly('booked', oneOf(...statuses)),
    country: mostly('SE', oneOf('FI', 'US'), 4),
    startsInMinutes: oneOf(-30, 20, 90, 1500, 5000, 60_000),
    deadline: fc.oneof(
      { weight: 3, arbitrary: oneOf(10, 60, 1440) },
      { weight: 1, arbitrary: oneOf('none' as const, 'unset' as const, 'unreadable' as const) },
    ),
    madeMinutesAgo: mostly(10_000, oneOf(5, 29, 60)),
    paid: mostly(0, oneOf(420)),
  }),
  reads: fc.array(mostly<ReadAnswer>('fine', oneOf(...readAnswers), 4), {
    maxLength: 12,
    size: 'max',
  }),
  cancels: fc.array(changeAnswer, { maxLength: 3, size: 'max' }),
  times: fc.array(mostly<TimesAnswer>('fine', oneOf(...timesAnswers), 5), {
    maxLength: 6,
    size: 'max',
  }),
  moves: fc.array(changeAnswer, { maxLength: 3, size: 'max' }),
  turns: fc.array(oneOf(0, 1, 5, 40, 200), { maxLength: 12 }),
  moved: fc.array(mostly<Moved>('whole', oneOf('start-only', 'repriced'), 1), {
    maxLength: 3,
    size: 'max',
  }),
  lag: mostly<readonly boolean[]>(
    [],
    fc.constantFrom<readonly boolean[]>(
      [true],
      [true, true],
      [false, true],
      [false, false, true, true],
      Array.from({ length: 9 }, () => true),
    ),
    3,
  ),
  turned: mostly<readonly boolean[]>([], fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }), 2),
  rebooked: mostly(false, fc.constant(true), 4),
  balanced: mostly(false, fc.constant(true), 2),
  clocks: mostly<readonly [number, number]>([0, 0], oneOf([0, 2], [3, 0], [-2, 1]), 3),
  steps: fc.array(step, { minLength: 1, maxLength: 9, size: 'max' }),
});
