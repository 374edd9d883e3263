import type { Booking } from './booking';
import type { BookingLink } from './link';

/** The languages that the booking system supports. */
export type ApiLanguage = 'sv' | 'en';

/**
 * Which request goes first: a DELETE or PUT and the reads after it, then a read of a link that opened its booking before, then a
 * read of any other link.
 */
export type Urgency = ReadUrgency | 'change';

/** The urgency of a read: of a link that opened its booking before, or of one that has not yet. */
export type ReadUrgency = 'known' | 'unknown';

/** Which booking is read, for whom, and when. */
export type Question<Urgent = ReadUrgency> = {
  readonly link: BookingLink;
  readonly language: ApiLanguage;
  readonly urgency: Urgent;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
};

/** The result of reading a booking. Customers never see it directly. */
export type BookingRead =
  | { readonly kind: 'found'; readonly booking: Booking }
  /** The system answered that no booking has this number and code. */
  | { readonly kind: 'not-listed' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number | undefined }
  /** Any other failure: no connection, no answer in time, a refusal, an answer that cannot be parsed. */
  | { readonly kind: 'unread' };

/** The answer to a DELETE or PUT. */
export type ChangeAnswer =
  /** The API answered with the booking itself. */
  | { readonly kind: 'answered'; readonly booking: Booking }
  /** Certainly not carried out: the API refused, or it was never sent. `tooLong`: because of the comment's length. */
  | { readonly kind: 'declined'; readonly tooLong?: boolean }
  /** No clear answer: the change may have happened, or may yet happen. */
  | { readonly kind: 'unclear'; readonly timedOut: boolean };

/**
 * What this site asks of a booking system to show and cancel a booking; `MoveApi` is what it asks to
 * change the time. `lib/bokamera` implements both.
 */
export type BookingApi = {
  /** Reads the booking for a page that only shows it; may share a concurrent read of the link. */
  readonly read: (
    link: BookingLink,
    language: ApiLanguage,
    urgency: ReadUrgency,
  ) => Promise<BookingRead>;
  /** Reads the current booking after a press, before the DELETE or PUT. */
  readonly readBeforeChange: (
    link: BookingLink,
    language: ApiLanguage,
    urgency: ReadUrgency,
  ) => Promise<BookingRead>;
  /** Reads the booking after a DELETE whose answer did not prove the cancel, and after every PUT, within a separate budget. */
  readonly readAfterChange: (link: BookingLink, language: ApiLanguage) => Promise<BookingRead>;
  /** Asks for the booking to be cancelled. Sent once, never repeated. */
  readonly cancel: (
    link: BookingLink,
    words: string,
    language: ApiLanguage,
  ) => Promise<ChangeAnswer>;
  /** Closes every connection. */
  readonly close: () => Promise<void>;
};
