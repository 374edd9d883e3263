import type { ComponentProps, ReactNode } from 'react';
import type { ShownBooking } from '@/lib/booking/booking';
import { BookingCard } from './booking-card';
import { BookingDetails } from './booking-details';
import { Contact } from './contact';
import { Headline } from './headline';
import { stack } from './looks';
import type { BookingPageProps } from './pages/props';

type Props = Pick<ComponentProps<typeof Headline>, 'title' | 'sign'> &
  Pick<ComponentProps<typeof BookingCard>, 'fate' | 'besideNewTime' | 'former'> &
  Pick<BookingPageProps, 'wording' | 'now' | 'focusHeading'> & {
    /** Undefined where it could not be read. */
    readonly booking: ShownBooking | undefined;
    /** What stands below the tear line of its card. */
    readonly foot?: ReactNode;
    /** Instead of the booking's own card. */
    readonly card?: ReactNode;
    /** What is known, in a sentence or two; read out with the heading. */
    readonly lead?: ReactNode;
    /** What to do, most wanted first. */
    readonly children: ReactNode;
    /** Whether the ways to ask the company come last, folded. */
    readonly contact?: boolean;
  };

/** The layout of a booking's page: heading, the card in one place, what is known, what to do, and the rest folded. */
export function CardPage(props: Props) {
  const { wording, booking, foot, lead, children, contact = false } = props;
  const { card = booking && <BookingCard {...props} booking={booking} children={foot} /> } = props;
  const rest = (
    <div className={stack.loose}>
      {lead && (
        <div id="lead" className="grid grid-cols-1 gap-2 empty:hidden">
          {lead}
        </div>
      )}
      {children}
      {booking && <BookingDetails wording={wording} booking={booking} />}
      {booking && contact && <Contact wording={wording} company={booking.company} />}
    </div>
  );
  return (
    <>
      <Headline
        title={props.title}
        sign={props.sign}
        focus={props.focusHeading}
        describedBy={lead ? 'lead' : undefined}
      />
      {card ? (
        // A phone on its side is too low for one below the other.
        <div className="grid grid-cols-1 items-start gap-[16px] low:grid-cols-2 low:gap-8">
          {card}
          {rest}
        </div>
      ) : (
        rest
      )}
    </>
  );
}
