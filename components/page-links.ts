/** The signed receipts of a cancellation. */
export type ReceiptLinks = {
  readonly whole: string;
  /** Without what the customer wrote; undefined when they wrote nothing. */
  readonly wordless: string | undefined;
};

/** The addresses for changing the time. */
export type TimeLinks = {
  /** The page with the times to choose from. */
  readonly choose: string;
  /** The same with the days shown, to which its form posts. */
  readonly shown: string;
  /** The same with earlier days; undefined when there are none. */
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  /** Reads again what became of a change; undefined when none was requested. */
  readonly again: string | undefined;
};

/** The addresses on a page, and what its form sends back. Handlers make them. */
export type PageLinks = {
  /** The page itself, to which its form posts. */
  readonly self: string;
  /** The page behind "keep". */
  readonly keep: string;
  /** The calendar file of the booking as it is now. */
  readonly calendar: string;
  /** Undefined when the time cannot be changed here. */
  readonly time: TimeLinks | undefined;
  /** Undefined when there are none. */
  readonly receipt: ReceiptLinks | undefined;
  /** Fingerprint of the booking as shown; undefined without a booking. */
  readonly shown: string | undefined;
  /** Signed proof of when the page was made. */
  readonly formToken: string;
};
