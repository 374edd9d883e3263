import type { FreeTime } from '@/lib/booking/move-api';

/** The signed receipts of a cancellation. */
export type ReceiptLinks = {
  readonly whole: string;
  /** Without what the customer wrote; undefined where they wrote nothing. */
  readonly wordless: string | undefined;
};

/** Where a change of time leads. */
export type TimeLinks = {
  /** The page with suggestions. */
  readonly choose: string;
  /** The page with the times of a day, `YYYY-MM-DD`. */
  readonly onDay: (day: string) => string;
  /** The page that names a time and asks for the press. */
  readonly to: (time: FreeTime) => string;
  /** Looks again at what became of a change; undefined where none was asked for. */
  readonly again: string | undefined;
};

/** Where a booking's page leads, and what its form brings back. Made by the handler, opaque to the views. */
export type PageLinks = {
  /** The page itself, which is also where its form goes. */
  readonly self: string;
  /** The page behind "keep". */
  readonly keep: string;
  /** The calendar file of the booking as it now stands. */
  readonly calendar: string;
  /** Undefined where the time cannot be changed here. */
  readonly time: TimeLinks | undefined;
  /** Undefined where there are none. */
  readonly receipt: ReceiptLinks | undefined;
  /** Fingerprint of the booking as shown; undefined where none is. */
  readonly shown: string | undefined;
  /** Signed proof of when the page was made. */
  readonly formToken: string;
};
