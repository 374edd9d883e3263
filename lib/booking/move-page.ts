import type { AskedMove, BeforeMove } from './asked-move';
import type { Booking } from './booking';
import type { Offer } from './free-days';
import type { Moment } from './moment';
import type { FreeTime } from './move-api';
import type { Deadline } from './state';

/** Why the choice is shown again. */
export type ChoiceNotice =
  /** The company changed the booking after the customer opened the page. */
  | 'changed'
  /** The form was sent from another site. */
  | 'elsewhere'
  /** The press was sent nowhere: the booking could not be read, a limit turned it away, or the site was closed. */
  | 'not-sent';

/** Every page of a change of time. Whatever else a link may lead to is a page of the booking itself. */
export type MovePage<AnyBooking = Booking> =
  | {
      readonly state: 'choose-time';
      readonly booking: AnyBooking;
      readonly offer: Offer;
      readonly notice: ChoiceNotice | undefined;
    }
  /** The choice was taken by then; nothing is changed. */
  | {
      readonly state: 'slot-gone';
      readonly booking: AnyBooking;
      /** The start that was chosen (`momentText`). */
      readonly chosen: string;
      readonly offer: Offer;
    }
  | {
      readonly state: 'confirm-move';
      readonly booking: AnyBooking;
      readonly time: FreeTime;
      /** Whether it was pressed already, and is asked about once more. */
      readonly isSecondAsk: boolean;
    }
  | (BeforeMove & {
      readonly state: 'moved';
      /** With its new time; undefined where the link no longer opens it. */
      readonly booking: AnyBooking | undefined;
      /** The new start (`momentText`), on the company's clock. */
      readonly to: string;
      /** The start before; undefined where it stood at the chosen time already. */
      readonly from: Moment | undefined;
      /** Until when the new time can be cancelled; `none` also where it was not read. */
      readonly deadline: Deadline | { readonly kind: 'passed'; readonly at: Moment };
      /** Whether the link still opens the booking; `unknown` where it could not be read again. */
      readonly linkNow: 'opens' | 'gone' | 'unknown';
      /** Whether the API still shows the old time after it showed the new one. */
      readonly catchingUp: boolean;
    })
  /** Declined, and read just now as still at the old time. */
  | { readonly state: 'not-moved'; readonly booking: AnyBooking }
  /** No proof either way. */
  | {
      readonly state: 'move-unconfirmed';
      /** As last read; undefined where it cannot be read any more. */
      readonly booking: AnyBooking | undefined;
      readonly asked: AskedMove;
      /** Whether it was read as still at the old time afterwards. */
      readonly readAtOldTime: boolean;
      readonly timedOut: boolean;
    };
