import type { ComponentProps, ReactNode } from 'react';
import { Headline } from './headline';

type Props = Omit<ComponentProps<typeof Headline>, 'children' | 'lead'> & {
  /** Absent where the booking could not be read. */
  readonly ticket?: ReactNode;
  /** What is known, in a sentence or two; read out with the heading. */
  readonly lead?: ReactNode;
  /** What to do, most wanted first. */
  readonly children: ReactNode;
};

/** Every page of a booking: the ticket stands in one place, whatever the page has to say of it. */
export function TicketPage({ ticket, lead, children, ...headline }: Props) {
  return (
    <>
      <Headline {...headline} describedBy={lead ? 'lead' : undefined} />
      {ticket}
      {lead && (
        <div id="lead" className="grid grid-cols-1 gap-2 empty:hidden">
          {lead}
        </div>
      )}
      {children}
    </>
  );
}
