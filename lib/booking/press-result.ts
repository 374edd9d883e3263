import * as z from 'zod';
import type { AskedMove } from './asked-move';
import { cancelReasons, type CancelInput, formProblems } from './cancel-input';
import { fingerprint } from './fingerprint';
import { type Moment, momentText, momentTextForm } from './moment';
import type { BookingPage } from './page';
import { fittingPrices, priceLine } from './price-line';

/** What was typed; addresses in use call it `form`. */
const form = z
  .strictObject({ comment: z.string(), reason: z.enum(cancelReasons).optional() })
  .transform(({ comment, reason }): CancelInput => ({ comment, reason }));
const wall = z.string().regex(momentTextForm);
/** Milliseconds since 1970 UTC. */
const at = z.int();
/** What a booking cost before its change of time. */
const pricesBefore = z.array(priceLine).optional();

/** What a press that proved nothing leaves for a receipt of the attempt. */
const attempt = {
  /** When it reached the site; undefined for a change of time, and in addresses of earlier versions. */
  pressedAt: at.optional(),
  /** Whether `form` is the input of a later sending, which was sent to nobody. */
  isRetyped: z.literal(true).optional(),
};

/** Of a booking that was not read because of a limit. */
const wait = {
  /** When to try again, milliseconds since 1970 UTC. */
  busyUntil: z.int().optional(),
  /** `mayBeDamaged` of the page; addresses in use call it so. */
  mayBeBent: z.boolean().optional(),
};

const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('problem'),
    problem: z.enum(formProblems),
    limit: z.int().optional(),
  }),
  z.strictObject({ kind: z.literal('changed') }),
  z.strictObject({ kind: z.literal('elsewhere') }),
]);

/**
 * The result of a press, without the booking: enough to report it beside a new read. It travels
 * encrypted in the address of the page that answers the press.
 */
export const pressResultSchema = z.discriminatedUnion('kind', [
  /** Nothing to report beside the read; also of a press that found it cancelled, too late or started by then. */
  z.strictObject({ kind: z.literal('rechecked'), at, form, ...wait }),
  z.strictObject({ kind: z.literal('notice'), at, form, notice }),
  z.strictObject({ kind: z.literal('confirm-again'), at, form }),
  /** Declined. `fingerprint` is the booking's if it was read as unchanged. */
  z.strictObject({
    kind: z.literal('not-cancelled'),
    at,
    form,
    fingerprint: z.string().optional(),
    ...attempt,
  }),
  z.strictObject({ kind: z.literal('unconfirmed'), at, form, timedOut: z.boolean(), ...attempt }),
  /** The press sent nothing: the booking could not be read, a limit turned it away, or the site was closed. */
  z
    .strictObject({
      kind: z.literal('not-sent'),
      at,
      form,
      /** In addresses of earlier versions: only a recheck. */
      claimsNothing: z.boolean().optional(),
      ...wait,
      ...attempt,
    })
    .transform(({ claimsNothing, ...result }) => (claimsNothing ? asRecheck(result) : result)),
  /** The choice of a time is shown again, and why. */
  z.strictObject({
    kind: z.literal('choice'),
    at,
    notice: z.enum(['changed', 'elsewhere']),
  }),
  /** Asked once more whether to move; `time` is the chosen start, in addresses in use. */
  z.strictObject({ kind: z.literal('confirm-move'), at, time: wall }),
  z.strictObject({ kind: z.literal('slot-gone'), at, time: wall }),
  /** Declined, and read as still at `from`. */
  z.strictObject({ kind: z.literal('not-moved'), at, from: wall.optional() }),
  z.strictObject({
    kind: z.literal('move-unconfirmed'),
    at,
    from: wall.optional(),
    to: wall,
    end: wall.optional(),
    timedOut: z.boolean(),
    pricesBefore,
  }),
  /** Proved by the API's own answer; the link could not be read afterwards. */
  z.strictObject({
    kind: z.literal('moved-unread'),
    at,
    from: wall.optional(),
    to: wall,
    end: wall.optional(),
    /** Whether the link still opens it (`linkNow`). */
    link: z.enum(['gone', 'unknown']),
    pricesBefore,
  }),
]);

export type PressResult = z.infer<typeof pressResultSchema>;

/** The result of a form that asked only for a read, or whose first result is not known: it claims nothing of sending. */
export function asRecheck({ at, form, busyUntil, mayBeBent }: Recheck) {
  return { kind: 'rechecked', at, form, busyUntil, mayBeBent } as const;
}

type Recheck = {
  readonly at: number;
  readonly form: CancelInput;
  readonly busyUntil?: number | undefined;
  readonly mayBeBent?: boolean | undefined;
};

/**
 * The result of a press, from the page that it led to.
 *
 * @param input what was typed with it
 * @param at when it was answered, milliseconds since 1970 UTC; `move-unconfirmed` keeps the instant of the press that asked for the move
 * @param pressedAt when a press to cancel reached the site; undefined for any other form
 */
export function resultOf(
  page: BookingPage,
  input: CancelInput,
  at: number,
  pressedAt: number | undefined,
): PressResult {
  // The notice `not-sent` is only of a later GET; no press leads to it.
  switch (page.state) {
    case 'cancellable':
      return page.notice && page.notice.kind !== 'not-sent'
        ? { kind: 'notice', at, form: page.input, notice: page.notice }
        : { kind: 'rechecked', at, form: page.input };
    case 'confirm-again':
      return { kind: 'confirm-again', at, form: page.input };
    case 'not-cancelled':
      return {
        kind: 'not-cancelled',
        at,
        form: page.input,
        fingerprint: page.standsUnchanged ? fingerprint(page.booking) : undefined,
        pressedAt,
      };
    case 'unconfirmed':
      return { kind: 'unconfirmed', at, form: page.input, timedOut: page.timedOut, pressedAt };
    case 'unavailable':
      // Of a closed site the API was not asked, so no receipt of the attempt may say that it could not be read.
      return {
        kind: 'not-sent',
        at,
        form: page.input,
        pressedAt: page.closed ? undefined : pressedAt,
      };
    case 'busy':
      return {
        kind: 'not-sent',
        at,
        form: page.input,
        busyUntil: at + page.retryAfterSeconds * 1000,
        mayBeBent: page.mayBeDamaged,
        pressedAt,
      };
    case 'choose-time':
      return page.notice && page.notice !== 'not-sent'
        ? { kind: 'choice', at, notice: page.notice }
        : { kind: 'rechecked', at, form: input };
    case 'confirm-move':
      return { kind: 'confirm-move', at, time: momentText(page.time.start) };
    case 'slot-gone':
      return { kind: 'slot-gone', at, time: page.chosen };
    case 'not-moved':
      return { kind: 'not-moved', at, from: textOf(page.booking.start) };
    case 'move-unconfirmed': {
      const { at: askedAt, from, to, end } = page.asked;
      return {
        kind: 'move-unconfirmed',
        at: askedAt,
        from,
        to,
        end,
        timedOut: page.timedOut,
        pricesBefore: fittingPrices(page.asked.pricesBefore),
      };
    }
    case 'moved':
      // A proved move that the link opens has its own token in the address, and is no result.
      return page.linkNow === 'opens'
        ? { kind: 'rechecked', at, form: input }
        : {
            kind: 'moved-unread',
            at,
            from: textOf(page.from),
            to: page.to,
            end: textOf(page.booking?.end),
            link: page.linkNow,
            pricesBefore: fittingPrices(page.pricesBefore),
          };
    case 'too-late':
    case 'started':
    case 'cancelled':
    case 'cancelled-by-proof':
    case 'not-found':
      return { kind: 'rechecked', at, form: input };
  }
}

const textOf = (moment: Moment | undefined) => moment && momentText(moment);

/** The requested change of time in a result. */
export function askedBy(result: PressResult | undefined): AskedMove | undefined {
  if (result?.kind !== 'move-unconfirmed' && result?.kind !== 'moved-unread') return undefined;
  const { at, from, to, end, pricesBefore } = result;
  return { at, from, to, end, pricesBefore };
}

/**
 * Whether the page of the press tells what came of a DELETE or a PUT. One that was refused for the comment's length is
 * a `notice`: its form may be sent again.
 */
export function triedChange({ kind }: PressResult): boolean {
  switch (kind) {
    case 'not-cancelled':
    case 'unconfirmed':
    case 'not-moved':
    case 'move-unconfirmed':
    case 'moved-unread':
      return true;
    case 'rechecked':
    case 'notice':
    case 'confirm-again':
    case 'not-sent':
    case 'choice':
    case 'confirm-move':
    case 'slot-gone':
      return false;
  }
}

/**
 * Whether the form that was sent is used up: sent again, it leads to this result, whatever is typed into it.
 * That of a page that asks for one more press is, too: that page has a form of its own.
 */
export function usesUpForm(result: PressResult): boolean {
  const { kind } = result;
  return triedChange(result) || kind === 'confirm-again' || kind === 'confirm-move';
}

/** The input that the page of a result shows again in its form. */
export function inputOf(result: PressResult): CancelInput {
  return 'form' in result ? result.form : { comment: '', reason: undefined };
}

/** The same result with other input, which was sent to nobody. */
export function withInput(result: PressResult, typed: CancelInput): PressResult {
  if (!('form' in result)) return result;
  const { comment, reason } = result.form;
  const isSame = comment === typed.comment && reason === typed.reason;
  return 'pressedAt' in result && result.pressedAt !== undefined && !isSame
    ? { ...result, form: typed, isRetyped: true }
    : { ...result, form: typed };
}
