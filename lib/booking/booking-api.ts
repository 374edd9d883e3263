import type { Booking } from './booking';
import type { BookingLink } from './link';

/** The languages the booking system itself speaks. */
export type ApiLanguage = 'sv' | 'en';

/**
 * Whose turn comes first where many ask: a cancel, a link that opened its booking before, and last
 * one that proved nothing yet.
 */
export type Urgency = ReadUrgency | 'cancel';

/** The urgency of a read: of a link that opened its booking before, or of one that has not yet. */
export type ReadUrgency = 'known' | 'unproven';

/** The result of reading a booking. Customers never see it as it is. */
export type BookingRead =
  | { readonly kind: 'found'; readonly booking: Booking }
  /** The system answered, and no booking has this number and code. */
  | { readonly kind: 'not-listed' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number | undefined }
  | { readonly kind: 'unreadable' };

/** What came back from the one DELETE. */
export type Attempt =
  /** The API answered with the booking itself. */
  | { readonly kind: 'answered'; readonly booking: Booking }
  /** The API answered, clearly, that it did not do it; `tooLong`: because of the comment's length. */
  | { readonly kind: 'declined'; readonly tooLong?: boolean }
  /** No answer, or none that says what was done: it may have happened, or may yet happen. */
  | { readonly kind: 'unclear'; readonly timedOut: boolean };

/**
 * Everything this site asks of a booking system. `lib/bokamera` implements it; replace that room to
 * serve another one.
 */
export type BookingApi = {
  /** Reads the booking for a page that only shows it; may join a read of the same link under way. */
  readonly read: (
    link: BookingLink,
    language: ApiLanguage,
    urgency: ReadUrgency,
  ) => Promise<BookingRead>;
  /** Reads the booking before a cancel, as it is now. */
  readonly readBeforeCancel: (
    link: BookingLink,
    language: ApiLanguage,
    urgency: ReadUrgency,
  ) => Promise<BookingRead>;
  /** The same after an unclear cancel, inside a budget of its own. */
  readonly readAfterCancel: (link: BookingLink, language: ApiLanguage) => Promise<BookingRead>;
  /** Asks for the booking to be cancelled. Sent once, never repeated. */
  readonly cancel: (link: BookingLink, comment: string, language: ApiLanguage) => Promise<Attempt>;
  /** Ends every connection. */
  readonly close: () => Promise<void>;
};
