import type { Booking, ShownBooking } from './booking';
import type { CancelInput, FormProblem } from './cancel-input';
import type { MovePage } from './move-page';
import type { CancelProof } from './cancel-proof';
import type { BookingState } from './state';

/** Why a page shows the form again instead of the result. */
export type FormNotice =
  | {
      readonly kind: 'problem';
      readonly problem: FormProblem;
      /** What to shorten the comment to (UTF-16 code units) when the API refused its length. */
      readonly limit?: number | undefined;
    }
  /** The company changed the booking after the customer opened the page. */
  | { readonly kind: 'changed' }
  /** The form was sent from another site. */
  | { readonly kind: 'elsewhere' }
  /** The press was sent nowhere: the booking could not be read, a limit turned it away, or the site was closed. */
  | { readonly kind: 'not-sent' };

/** What the proof and the record of a cancel are made of. */
export type ProvedCancel = {
  /** The words that went to the booking system; empty where there were none. */
  readonly words: string;
  /** What its proof keeps of the booking (`provedDigests`). */
  readonly digests: string;
  /** Whether the answer to the cancel contradicts nothing of the read before it. */
  readonly agrees: boolean;
};

/** Every page that a booking's link and presses can lead to. */
export type BookingPage<AnyBooking = Booking> =
  | (Extract<BookingState<AnyBooking>, { state: 'cancellable' }> & {
      readonly input: CancelInput;
      readonly notice: FormNotice | undefined;
    })
  | Extract<BookingState<AnyBooking>, { state: 'too-late' | 'started' }>
  | {
      readonly state: 'cancelled';
      readonly booking: AnyBooking;
      /** Whether it was proved just now and the API does not show it yet. */
      readonly catchingUp: boolean;
      /** Of a press whose own cancel is proved; undefined on every other page that says so. */
      readonly proved: ProvedCancel | undefined;
    }
  /** Proved once, and no longer readable at the API. */
  | {
      readonly state: 'cancelled-by-proof';
      readonly id: number;
      readonly proof: CancelProof;
    }
  | { readonly state: 'confirm-again'; readonly booking: AnyBooking; readonly input: CancelInput }
  | {
      readonly state: 'not-cancelled';
      readonly booking: AnyBooking;
      /** Whether it was read after the press as booked and unchanged. */
      readonly standsUnchanged: boolean;
      readonly input: CancelInput;
    }
  | {
      readonly state: 'unconfirmed';
      /** As last read, before the press if not after it; it may be cancelled by now. Undefined on a later page that could not read it. */
      readonly booking: AnyBooking | undefined;
      /** Whether the last read after the press called it booked. It may have changed, and the cancel may still be under way. */
      readonly readAsBooked: boolean;
      readonly input: CancelInput;
      readonly timedOut: boolean;
    }
  | MovePage<AnyBooking>
  | { readonly state: 'not-found' }
  | {
      readonly state: 'unavailable';
      readonly input: CancelInput;
      /** Whether the operator closed the site, so that the API was not asked. */
      readonly closed?: boolean;
    }
  | {
      readonly state: 'busy';
      readonly input: CancelInput;
      readonly retryAfterSeconds: number;
      /** Whether the link never opened a booking, so that number and code may have to be typed. */
      readonly mayBeDamaged?: boolean;
    };

/** The pages that a read alone can lead to. */
export type PageOfRead = Extract<
  BookingPage,
  {
    state:
      | 'cancellable'
      | 'too-late'
      | 'started'
      | 'cancelled'
      | 'cancelled-by-proof'
      | 'not-found'
      | 'unavailable'
      | 'busy';
  }
>;

/** A page as a customer sees it. */
export type ShownPage = BookingPage<ShownBooking>;

/** The page's name in `data-state`, the log and the metrics. */
export const pageNames = [
  'cancellable',
  'too-late',
  'started',
  'cancelled',
  'confirm-again',
  'not-cancelled',
  'unconfirmed',
  'choose-time',
  'slot-gone',
  'confirm-move',
  'moved',
  'not-moved',
  'move-unconfirmed',
  'not-found',
  'unavailable',
  'busy',
] as const;
export type PageName = (typeof pageNames)[number];

/**
 * The page's name. Customers see no difference between the two pages that say "cancelled"; a change of
 * time that is asked about a second time is also called `confirm-again`.
 */
export function pageNameOf(page: BookingPage<unknown>): PageName {
  if (page.state === 'confirm-move') return page.isSecondAsk ? 'confirm-again' : 'confirm-move';
  return page.state === 'cancelled-by-proof' ? 'cancelled' : page.state;
}

/** Whether the page that answers a press shows that this press cancelled or moved the booking. */
export function provesPress(page: BookingPage<unknown>): boolean {
  return (
    (page.state === 'cancelled' && page.proved !== undefined) ||
    (page.state === 'moved' && page.from !== undefined)
  );
}

/** The page's booking; undefined on pages without one. */
export function bookingOf<AnyBooking>(page: BookingPage<AnyBooking>): AnyBooking | undefined {
  return 'booking' in page ? page.booking : undefined;
}

/** The page with its booking as the operator shows it. */
export function showPage(page: BookingPage, show: (booking: Booking) => ShownBooking): ShownPage {
  if (page.state === 'unconfirmed' || page.state === 'moved' || page.state === 'move-unconfirmed')
    return { ...page, booking: page.booking && show(page.booking) };
  return 'booking' in page ? { ...page, booking: show(page.booking) } : page;
}
