import { companyLocale } from '@/i18n/locales';
import { cancelReasons } from '@/lib/booking/cancel-input';
import { words } from '../support/words';
import type { Page } from './browser';
import { type Confirmed, falseClaim, type Moment } from './claims';
import type { Fleet, Place } from './fleet';
import type { Story } from './story';
import type { Asked, VirtualApi } from './virtual-api';
import { sameFacts } from './virtual-booking';
import { internal, stranger } from './wire-booking';

/** Something that the site must never do, and the page that showed it. */
export class Untrue extends Error {
  constructor(
    readonly what: string,
    readonly page: Page | undefined,
  ) {
    super(what);
  }
}

type Fields = Readonly<Record<string, string>>;

/** What is known of an answer besides the page itself. */
type Seen = Pick<Moment, 'page' | 'asked' | 'before' | 'shown' | 'wanted' | 'confirmed'> & {
  /** Which of the site's processes answered. */
  readonly place: Place;
};

/** Knows what the API was asked and what is true, and throws `Untrue` at the first answer that is not. */
export type Witness = {
  /** Takes down what an answer gave away, at the time that it was asked for. */
  readonly note: (
    page: Page,
    location: string | undefined,
    asked: readonly Asked[],
    askedAt: number,
  ) => void;
  /** Checks a page whose press is known. */
  readonly check: (seen: Seen) => void;
  /** Checks the words that a DELETE carried: those of one of the forms that were sent. */
  readonly checkWords: (cancels: readonly Asked[], sent: readonly Fields[], page?: Page) => void;
  /** Words stand beside a cancellation only if they went with one. */
  readonly checkQuoted: (page: Page) => void;
  readonly checkSecrets: (text: string, page: Page) => void;
  /** Checks that a cancellation of ours was proved, and takes it down. */
  readonly confirm: (asked: readonly Asked[], page: Page) => Confirmed;
};

/** Begins to watch one customer. */
export function createWitness(story: Story, code: string, api: VirtualApi, fleet: Fleet): Witness {
  const ticketsGivenAt = new Map<string, number>();
  const typed = new Set<string>();
  let missedAt: number | undefined;
  const apart = (Math.max(...story.clocks, 0) - Math.min(...story.clocks, 0)) * 60_000;

  const checkSecrets = (text: string, page: Page) => {
    for (const [secret, name] of [
      [code, 'the code'],
      [internal, 'what is internal'],
      [stranger, 'another booking'],
      ['"0001-', 'a date that is unset'],
    ] as const)
      if (text.includes(secret)) throw new Untrue(`${name} is shown or logged`, page);
  };

  /** What one instance proved holds on every other, as long as nothing changed and reads may be behind. */
  const checkProof = ({ page, confirmed }: Seen) => {
    const isOfBooking = /\/bookings\/\d+\?.*receipt=/.test(page.url);
    if (!isOfBooking || !confirmed || page.state === 'cancelled') return;
    const standing = api.standing();
    const holds = standing.cancelledAt !== undefined && sameFacts(standing, confirmed.standing);
    if (holds && api.now() - confirmed.at < 10 * 60_000 - apart)
      throw new Untrue(`confirmed, and the page then says "${page.state}"`, page);
  };

  const checkQuoted = (page: Page) => {
    // The confirmation of an attempt tells what was entered, sent or not.
    if (page.state !== 'cancelled' && page.state !== 'receipt') return;
    for (const comment of typed)
      if (page.text.includes(comment) && !api.asked.some((ask) => ask.comment?.includes(comment)))
        throw new Untrue(`it tells of "${comment}", which was never sent`, page);
  };

  return {
    note: (page, location, asked, askedAt) => {
      if (asked.some(({ told }) => told === 'not-listed')) missedAt = askedAt;
      for (const ticket of ticketsIn(`${page.source} ${location}`))
        if (!ticketsGivenAt.has(ticket)) ticketsGivenAt.set(ticket, askedAt);
    },
    check: (seen) => {
      const { page } = seen;
      const [ticket = ''] = ticketsIn(page.url);
      const wrong = falseClaim({
        ...seen,
        api,
        paid: story.booking.paid > 0,
        missedAt,
        ticketGivenAt: ticketsGivenAt.get(ticket),
        apart,
      });
      if (wrong) throw new Untrue(wrong, page);
      checkProof(seen);
      checkQuoted(page);
      // The form to find a booking holds what the customer's own address held.
      const isFindForm = page.state === 'not-found';
      checkSecrets(isFindForm ? page.source.replaceAll(code, '') : page.source, page);
      checkSecrets(fleet.takeLog(), page);
    },
    checkWords: (cancels, sent, page) => {
      for (const { comment = '' } of sent) if (comment !== '') typed.add(comment);
      const expected = sent.map((fields) => wordsFor(fields, story.booking.country));
      for (const { comment = '' } of cancels)
        if (!expected.includes(comment))
          throw new Untrue(
            `the company got "${comment}" in place of "${expected.join('" or "')}"`,
            page,
          );
    },
    checkQuoted,
    checkSecrets,
    confirm: (asked, page) => {
      const proof = proofIn(asked);
      if (!proof) throw new Untrue('a cancel that nobody confirmed', page);
      return proof;
    },
  };
}

/** A DELETE whose answer shows it cancelled proves it; one without a clear answer, if a read showed it later. */
function proofIn(asked: readonly Asked[]): Confirmed | undefined {
  const sent = asked.findIndex(({ kind, told }) => kind === 'cancel' && told !== 'declined');
  const proof = sent < 0 ? undefined : asked.slice(sent).find(({ told }) => told === 'cancelled');
  return proof?.seen && { at: proof.at, standing: proof.seen };
}

/** Every ticket in the addresses of a text. */
const ticketsIn = (text: string): readonly string[] =>
  [...text.matchAll(/[?&]ticket=([^&"\s]+)/g)].map(([, ticket = '']) => ticket);

/** What the company should read: the reason in its own language, then the customer's own words. */
function wordsFor({ comment = '', reason }: Fields, country: string): string {
  const chosen = cancelReasons.find((one) => one === reason);
  if (!chosen) return comment;
  const t = wordsOf(companyLocale(country));
  const worded = t(`form.reason.${chosen}`);
  return comment === '' ? worded : t('form.recorded', { reason: worded, comment });
}

const translators = new Map<string, ReturnType<typeof words>>();

function wordsOf(locale: string) {
  const t = translators.get(locale) ?? words(locale);
  translators.set(locale, t);
  return t;
}

/** A page that can be sent again still holds what the customer wrote. */
export function checkKept(page: Page, { comment = '', reason = '' }: Fields): void {
  const goesOn = [
    'cancellable',
    'confirm-again',
    'not-cancelled',
    'unconfirmed',
    'unavailable',
    'busy',
  ];
  if ((comment === '' && reason === '') || !goesOn.includes(page.state ?? '')) return;
  const kept = page.form?.fields ?? {};
  if ((kept.comment ?? '') !== comment || (kept.reason ?? '') !== reason)
    throw new Untrue('what the customer wrote is lost', page);
}
