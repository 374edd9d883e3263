import type { ComponentProps, ReactNode } from 'react';
import { Headline } from './headline';
import { stack } from './looks';

type Props = Omit<ComponentProps<typeof Headline>, 'children' | 'describedBy'> & {
  /** Absent where the booking could not be read. */
  readonly card?: ReactNode;
  /** What is known, in a sentence or two; read out with the heading. */
  readonly lead?: ReactNode;
  /** What to do, most wanted first. */
  readonly children: ReactNode;
};

/** The layout of a booking's page: heading, the card in one place, what is known, then what to do. */
export function CardPage({ card, lead, children, ...headline }: Props) {
  const rest = (
    <div className={stack.wide}>
      {lead && (
        <div id="lead" className="grid grid-cols-1 gap-2 empty:hidden">
          {lead}
        </div>
      )}
      {children}
    </div>
  );
  return (
    <>
      <Headline {...headline} describedBy={lead ? 'lead' : undefined} />
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
