import type { Booking } from './booking';
import type { ApiLanguage, ChangeAnswer, Urgency } from './booking-api';
import type { BookingLink } from './link';
import type { Moment } from './moment';

/** A time that can be had instead. */
export type FreeTime = {
  readonly start: Moment;
  readonly end: Moment;
  /** Both as the API writes them, which is what a PUT asks for. */
  readonly written: { readonly start: string; readonly end: string };
  /** What the company says of it to its customers. */
  readonly note?: string;
};

/** Days on the company's calendar, `YYYY-MM-DD`, from the first up to but without `until`. */
export type Days = { readonly from: string; readonly until: string };

/** What asking for free times brought: them in order of time, or nothing that can be read. */
export type FreeTimesRead =
  | {
      readonly kind: 'read';
      readonly times: readonly FreeTime[];
      /** Whether there were more than are read, so that the last day may not be whole. */
      readonly isCut: boolean;
    }
  | { readonly kind: 'unread' };

/** What a change of time asks of a booking system besides `BookingApi`; the PUT takes a signed-in caller. */
export type MoveApi = {
  /** Free times of the same service, length, people and resources; the booking's own is left out. */
  readonly freeTimes: (
    link: BookingLink,
    booking: Booking,
    days: Days,
    language: ApiLanguage,
    urgency: Urgency,
  ) => Promise<FreeTimesRead>;
  /** Asks for the booking to be moved there, all else unchanged. Never repeated once it may have arrived. */
  readonly move: (
    link: BookingLink,
    booking: Booking,
    time: FreeTime,
    language: ApiLanguage,
  ) => Promise<ChangeAnswer>;
  /** Ends every connection of its own. */
  readonly close: () => Promise<void>;
};
