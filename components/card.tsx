import clsx from 'clsx';
import type { ReactNode } from 'react';

/** What became of the booking, if the card itself shows it. */
export type Fate = 'cancelled' | 'unsure' | undefined;

/** The frame of a card; dashed when the booking's state is unknown. */
export function cardFrame(fate?: Fate): string {
  return clsx(
    'relative rounded-xl bg-card print:border print:border-current',
    fate === 'unsure'
      ? 'border-2 border-dashed border-warn print:border-solid'
      : 'border border-t-4 border-line border-t-accent',
  );
}

/** What a cancelled card strikes through; it stays readable. */
export const struck = clsx('text-soft line-through');

/** The list of facts on a card. */
export const cardFacts = clsx('px-4 py-3');

export function Stamp({ children }: { readonly children: ReactNode }) {
  return (
    <p
      data-stamp
      className="stamped max-w-32 rounded-sm border-3 bg-card px-2 text-sm font-bold hyphens-none text-good uppercase"
    >
      {children}
    </p>
  );
}

/** The part of a card below the tear line. */
export function CardFoot({ children }: { readonly children: ReactNode }) {
  return <dl className={clsx('perforated [view-transition-name:foot]', cardFacts)}>{children}</dl>;
}

export function FootRow({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between text-sm">
      {/* The wide space stays where both fit on one line. */}
      <dt className="text-soft">
        {label}
        {'\u2002'}
      </dt>{' '}
      {children}
    </div>
  );
}
