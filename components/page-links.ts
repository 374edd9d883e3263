import type { FreeTime } from '@/lib/booking/move-api';

/** The signed receipts of a cancellation. */
export type ReceiptLinks = {
  readonly whole: string;
  /** Without what the customer wrote; undefined when they wrote nothing. */
  readonly wordless: string | undefined;
};

/** The addresses for changing the time. */
export type TimeLinks = {
  /** The page with suggestions. */
  readonly choose: string;
  /** The page with the times of a day, `YYYY-MM-DD`. */
  readonly onDay: (day: string) => string;
  /** The page that names a time and asks for the press. */
  readonly to: (time: FreeTime) => string;
  /** Reads again what became of a change; undefined when none was requested. */
  readonly recheck: string | undefined;
};

/** The addresses on a page, and what its form sends back. Handlers make them. */
export type PageLinks = {
  /** The booking's page: where its form cancels, and "back" leads. */
  readonly booking: string;
  /** This page, with the result that it tells: where a form and a link check again. */
  readonly here: string;
  /** The page behind "keep". */
  readonly keep: string;
  /** The calendar file of the booking as it is now. */
  readonly calendar: string;
  /** Undefined when the time cannot be changed here. */
  readonly time: TimeLinks | undefined;
  /** Undefined when there are none. */
  readonly receipt: ReceiptLinks | undefined;
  /** The signed receipt of an attempt that proved no cancel; undefined when the address tells of none. */
  readonly attempt: string | undefined;
  /** Fingerprint of the booking as read when the page was made; undefined without a booking. */
  readonly fingerprint: string | undefined;
  /** Signed: when the page was made, and its stage. */
  readonly formToken: string;
};
