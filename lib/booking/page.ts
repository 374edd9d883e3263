import type { Booking } from './booking';
import type { CancelForm, FormProblem } from './cancel-form';
import type { ChoiceNotice, MovePage } from './move-page';
import type { Receipt } from './receipt';
import type { BookingState } from './state';

/** Why a page with the form is shown again instead of the result. */
type FormNotice =
  | { readonly kind: 'problem'; readonly problem: FormProblem }
  /** The company changed the booking after the customer opened the page. */
  | { readonly kind: 'changed' }
  /** The form was sent from another site. */
  | { readonly kind: 'elsewhere' };

/** Every page the link can lead to. */
export type BookingPage =
  | (Extract<BookingState, { state: 'cancellable' }> & {
      readonly form: CancelForm;
      readonly notice: FormNotice | undefined;
    })
  | Extract<BookingState, { state: 'too-late' | 'started' }>
  | {
      readonly state: 'cancelled';
      readonly booking: Booking;
      /** Whether the API confirmed it just now and does not yet show it. */
      readonly catchingUp: boolean;
      /** What went with the cancel that this press sent; undefined where it sent none. */
      readonly sent: CancelForm | undefined;
    }
  /** Confirmed by the API once, and no longer to be read there. */
  | {
      readonly state: 'cancelled-by-receipt';
      readonly id: number;
      readonly receipt: Receipt;
    }
  | { readonly state: 'confirm-again'; readonly booking: Booking; readonly form: CancelForm }
  | {
      readonly state: 'not-cancelled';
      readonly booking: Booking;
      /** Whether it was read as booked after the attempt, and as it was before. */
      readonly stands: boolean;
      readonly form: CancelForm;
    }
  | {
      readonly state: 'unconfirmed';
      /** As last read; it may be cancelled by now. */
      readonly booking: Booking;
      /** Whether it was read as still active after the attempt. */
      readonly stillListed: boolean;
      readonly form: CancelForm;
      readonly timedOut: boolean;
    }
  | MovePage
  | { readonly state: 'not-found' }
  | { readonly state: 'unavailable'; readonly form: CancelForm }
  | { readonly state: 'busy'; readonly form: CancelForm; readonly retryAfterSeconds: number };

/** The page's name in `data-state`, in the log and in the numbers. */
export type PageState = Exclude<BookingPage['state'], 'cancelled-by-receipt' | 'confirm-move'>;

/**
 * How the page is named; a customer sees no difference between the two that say "cancelled", and the
 * two that ask again ask of another act.
 */
export function stateOf({ state }: BookingPage): PageState {
  if (state === 'confirm-move') return 'confirm-again';
  return state === 'cancelled-by-receipt' ? 'cancelled' : state;
}

/** The booking a page shows; undefined on pages that know of none. */
export function bookingOf(page: BookingPage): Booking | undefined {
  switch (page.state) {
    case 'cancellable':
    case 'too-late':
    case 'started':
    case 'cancelled':
    case 'confirm-again':
    case 'not-cancelled':
    case 'unconfirmed':
    case 'choose-time':
    case 'slot-gone':
    case 'confirm-move':
    case 'moved':
    case 'not-moved':
    case 'move-unconfirmed':
      return page.booking;
    case 'cancelled-by-receipt':
    case 'not-found':
    case 'unavailable':
    case 'busy':
      return undefined;
  }
}

/** The same page with its booking changed. */
export function withBooking(page: BookingPage, change: (booking: Booking) => Booking): BookingPage {
  return 'booking' in page ? { ...page, booking: change(page.booking) } : page;
}

/** The HTTP status a page is answered with; mail scanners, monitors and proxies read nothing else. */
export function httpStatus(page: BookingPage): number {
  switch (page.state) {
    case 'cancellable':
      return noticeStatus(page.notice);
    case 'too-late':
    case 'started':
    case 'cancelled':
    case 'cancelled-by-receipt':
    case 'confirm-again':
    case 'confirm-move':
    case 'moved':
      return 200;
    case 'choose-time':
      return page.offer.kind === 'unreadable' ? 503 : choiceStatus(page.notice);
    case 'not-cancelled':
    case 'slot-gone':
    case 'not-moved':
      return 409;
    case 'unconfirmed':
    case 'move-unconfirmed':
      return page.timedOut ? 504 : 502;
    case 'not-found':
      return 404;
    case 'unavailable':
      return 503;
    case 'busy':
      return 429;
  }
}

function noticeStatus(notice: FormNotice | undefined): number {
  switch (notice?.kind) {
    case 'problem':
      return 422;
    case 'elsewhere':
      return 403;
    case 'changed':
    case undefined:
      return 200;
  }
}

function choiceStatus(notice: ChoiceNotice | undefined): number {
  switch (notice) {
    case 'nothing-chosen':
      return 422;
    case 'elsewhere':
      return 403;
    case 'changed':
    case undefined:
      return 200;
  }
}
