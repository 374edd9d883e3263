import { isLocale, type Locale } from '@/i18n/locales';
import { type BookingLink, parseBookingLink } from '@/lib/booking/link';
import { readCode } from '@/lib/booking/mend-code';
import { type LinkRepair, readOpenedLink } from '@/lib/booking/read-link';
import type { PressResult } from '@/lib/booking/press-result';
import { type CancelProof, proofFor } from '@/lib/booking/cancel-proof';
import { bookingOf, type BookingPage } from '@/lib/booking/page';
import { openPressRecord, type PressRecord } from '@/lib/signed-receipt/press-record';
import { readMove } from '@/lib/tokens/move-token';
import { readProof, signProof } from '@/lib/tokens/proof-token';
import { openResult } from '@/lib/tokens/result-token';
import type { Signer } from '@/lib/tokens/signing';
import { openTicket, sealTicket } from '@/lib/tokens/ticket';
import { type BelowBooking, ticketPath } from '@/lib/paths';
import { type RequestContext, segment } from '@/server/request-context';

/** A request with a valid booking link. */
export type Visit = RequestContext & {
  readonly locale: Locale;
  readonly link: BookingLink;
  /** Proves that the cancellation behind this link was confirmed before. */
  readonly proof: CancelProof | undefined;
  /** The words of the cancel, and its facts where receipts are on; undefined without a proof. */
  readonly record: PressRecord | undefined;
  /** The result of a press, if this address is that of its page. */
  readonly after: { readonly sealed: string; readonly result: PressResult } | undefined;
  /** Stands for the code in every address that the page leads to. */
  readonly ticket: string;
  /** The query parameters of the proof and its record, such as `&receipt=…`; empty without a proof. */
  readonly proved: string;
  /** Whether the code itself is in this address, instead of a ticket. */
  readonly showsCode: boolean;
  /** A second reading of the link, tried once when the first opens nothing. */
  readonly alternative: AlternativeLink | undefined;
};

type AlternativeLink = { readonly link: BookingLink; readonly repairs: readonly LinkRepair[] };

/** Reads the link that was opened; undefined when it is damaged beyond repair. */
export function readVisit(context: RequestContext, locale: string): Visit | undefined {
  if (!isLocale(locale)) return undefined;
  const { site, url, params, now } = context;
  const { signer } = site;
  const id = segment(params, 'id');
  const query = url.searchParams;
  const shown = query.get('ticket');
  const code = openTicket(signer, id, shown, now);
  const read = code === undefined ? readLinkIn(url) : undefined;
  const link = code === undefined ? read?.link : parseBookingLink(id, [code]);
  if (!link) return undefined;

  const ticket = code === undefined || shown === null ? sealTicket(signer, link, now) : shown;
  // Named "receipt" in addresses since earlier versions.
  const proof = readProof(signer, link, query.get('receipt'));
  const sealedRecord = query.get('record');
  const record = proof && openPressRecord(signer, link, sealedRecord);
  const sealedAfter = query.get('after');
  const result = openResult(signer, link, sealedAfter);
  return {
    ...context,
    locale,
    link,
    proof,
    record,
    after: result && sealedAfter !== null ? { sealed: sealedAfter, result } : undefined,
    ticket,
    proved: `${proofInQuery(signer, link, proof)}${record ? `&record=${sealedRecord}` : ''}`,
    showsCode: read !== undefined,
    alternative: read?.alternative,
  };
}

function proofInQuery(signer: Signer, link: BookingLink, proof: CancelProof | undefined): string {
  return proof ? `&receipt=${signProof(signer, link, proof)}` : '';
}

/** The address of the booking's page in a language, with what proves its cancel, or of a page below it. */
export function pathOf(
  { link, ticket, proved }: Pick<Visit, 'link' | 'ticket' | 'proved'>,
  locale: Locale,
  below: BelowBooking = '',
): string {
  const tellsOfProof = below === '' || below === '/receipt';
  return ticketPath(locale, { id: link.id, ticket }, below, tellsOfProof ? proved : '');
}

/** The link in an address, and its second reading. */
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

/** The same visit with the second reading of its link. */
export function withAlternative(visit: Visit, { link }: AlternativeLink): Visit {
  return {
    ...visit,
    link,
    proof: undefined,
    record: undefined,
    after: undefined,
    alternative: undefined,
    ticket: sealTicket(visit.site.signer, link, visit.now),
    proved: '',
    showsCode: true,
  };
}

/**
 * The same visit without a proof that is about another booking than the page shows: the company gave
 * its number away, and no address may lead back to what was proved of the former one.
 */
export function withOwnProof(visit: Visit, page: BookingPage): Visit {
  const { proof } = visit;
  if (proof === undefined || proofFor(proof, bookingOf(page))) return visit;
  return { ...visit, proof: undefined, record: undefined, proved: '' };
}

/** The same visit without the record of an earlier press: with it, the address of a later result would be too long. */
export function withoutRecord(visit: Visit): Visit {
  const { site, link, proof } = visit;
  return { ...visit, record: undefined, proved: proofInQuery(site.signer, link, proof) };
}

/** Whether the address proves that its link opened a booking, on whichever instance. */
export function hasOpened({ site, link, proof, url }: Visit): boolean {
  return (
    proof !== undefined || readMove(site.signer, link, url.searchParams.get('move')) !== undefined
  );
}
