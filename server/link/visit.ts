import * as z from 'zod';
import type { Locale } from '@/i18n/locales';
import type { AskedMove } from '@/lib/booking/asked-move';
import { momentTextForm } from '@/lib/booking/moment';
import { type BookingLink, linkKey, parseBookingLink } from '@/lib/booking/link';
import { readCode } from '@/lib/booking/repair-code';
import { type LinkRepair, readOpenedLink } from '@/lib/booking/read-link';
import { type PressResult, pressResultSchema } from '@/lib/booking/press-result';
import { type CancelProof, proofFor } from '@/lib/booking/cancel-proof';
import { bookingOf, type BookingPage } from '@/lib/booking/page';
import { type PressRecord, pressRecord } from '@/lib/signed-receipt/press-record';
import { readMove } from '@/lib/tokens/move-token';
import { readProof, signProof } from '@/lib/tokens/proof-token';
import { openJson } from '@/lib/tokens/sealed-json';
import type { Signer } from '@/lib/tokens/signing';
import { openTicket, sealTicket } from '@/lib/tokens/ticket';
import { type BelowBooking, inQuery, queryOf, ticketPath } from '@/lib/paths';
import { type RequestContext, segment } from '@/server/request-context';

/** A request with a valid booking link. */
export type Visit = RequestContext & {
  readonly locale: Locale;
  readonly link: BookingLink;
  /** Proves that this link's booking was cancelled. */
  readonly proof: CancelProof | undefined;
  /** The words of the cancel, and its facts where receipts are on; undefined without a proof. */
  readonly record: PressRecord | undefined;
  /** The result of a press, if this address is that of its page. */
  readonly result: PressResult | undefined;
  /** The same as the address has it. */
  readonly sealedResult: string | undefined;
  /** Stands for the code in every address that the page leads to. */
  readonly ticket: string;
  /** The change of time that this address tells of. */
  readonly asked: AskedMove | undefined;
  /** The proof and its record for the addresses that this page leads to; empty without a proof. */
  readonly proofQuery: string;
  /** Whether the code itself is in this address, instead of a ticket. */
  readonly showsCode: boolean;
  /** The link with its code repaired in another way, tried once when this one opens nothing. */
  readonly alternative: AlternativeLink | undefined;
};

type AlternativeLink = { readonly link: BookingLink; readonly repairs: readonly LinkRepair[] };

/** Reads the link that was opened; undefined when it is damaged beyond repair. */
export function readVisit(context: RequestContext, locale: Locale): Visit | undefined {
  const { site, url, params, now } = context;
  const { signer } = site;
  const id = segment(params, 'id');
  const givenTicket = url.searchParams.get('ticket');
  const code = openTicket(signer, id, givenTicket, now);
  const written = code === undefined ? readLinkIn(url) : undefined;
  const link = code === undefined ? written?.link : parseBookingLink(id, [code]);
  if (!link) return undefined;

  const ticket =
    code === undefined || givenTicket === null ? sealTicket(signer, link, now) : givenTicket;
  const proof = readProof(signer, link, inQuery(url, 'proof'));
  const sealedRecord = inQuery(url, 'record');
  const record = proof && openJson(signer, 'record', linkKey(link), sealedRecord, pressRecord);
  const sealed = inQuery(url, 'result');
  const result = openJson(signer, 'result', linkKey(link), sealed, pressResultSchema);
  return {
    ...context,
    locale,
    link,
    proof,
    record,
    result,
    sealedResult: (result && sealed) ?? undefined,
    asked: readMove(signer, link, inQuery(url, 'move')),
    ticket,
    // The proof is signed anew with the current secret. The sealed record is passed on unchanged, so it can no
    // longer be opened once its secret is removed.
    proofQuery:
      queryOfProof(signer, link, proof) + queryOf('record', (record && sealedRecord) ?? undefined),
    showsCode: written !== undefined,
    alternative: written?.alternative,
  };
}

function queryOfProof(signer: Signer, link: BookingLink, proof: CancelProof | undefined): string {
  return queryOf('proof', proof && signProof(signer, link, proof));
}

/** The address of the booking's page in a language, with what proves its cancel, or of a page below it. */
export function pathOf(
  { link, ticket, proofQuery }: Pick<Visit, 'link' | 'ticket' | 'proofQuery'>,
  locale: Locale,
  below: BelowBooking = '',
): string {
  const tellsOfProof = below === '' || below === '/receipt';
  return ticketPath(locale, { id: link.id, ticket }, below, tellsOfProof ? proofQuery : '');
}

/** The link in an address, and its alternative. */
function readLinkIn(
  url: URL,
): { link: BookingLink; alternative: AlternativeLink | undefined } | undefined {
  const read = readOpenedLink(url.pathname + url.search);
  if (read.kind !== 'link') return undefined;
  const { link } = read;
  const [, second] = readCode(read.value);
  const other = second && parseBookingLink(String(link.id), [second.code]);
  return { link, alternative: second && other && { link: other, repairs: second.repairs } };
}

/** The same visit with the alternative link. */
export function withAlternative(visit: Visit, { link }: AlternativeLink): Visit {
  return {
    ...visit,
    link,
    proof: undefined,
    record: undefined,
    result: undefined,
    sealedResult: undefined,
    alternative: undefined,
    ticket: sealTicket(visit.site.signer, link, visit.now),
    asked: undefined,
    proofQuery: '',
  };
}

/**
 * The same visit without a proof that is about another booking than the page shows: the company gave
 * its number away, and no address may lead back to what was proved of the former one.
 */
export function withOwnProof(visit: Visit, page: BookingPage): Visit {
  const { proof } = visit;
  if (proof === undefined || proofFor(proof, bookingOf(page))) return visit;
  return { ...visit, proof: undefined, record: undefined, proofQuery: '' };
}

/** The same visit without the record of an earlier press: with it, the address of a later result would be too long. */
export function withoutRecord(visit: Visit): Visit {
  const { site, link, proof } = visit;
  return { ...visit, record: undefined, proofQuery: queryOfProof(site.signer, link, proof) };
}

/** Whether the address has a cancel proof or a change of time: then its link opened a booking, on whichever instance. */
export function provesOpening({ proof, asked }: Visit): boolean {
  return proof !== undefined || asked !== undefined;
}

/** The day to show and the time that was chosen, from the address: untrusted, of bounded length. */
export function timeInQuery({ url }: Pick<Visit, 'url'>): {
  readonly day: string | undefined;
  readonly chosen: string | undefined;
} {
  return {
    day: z.iso.date().safeParse(inQuery(url, 'day')).data,
    chosen: z.string().regex(momentTextForm).safeParse(inQuery(url, 'chosen')).data,
  };
}
