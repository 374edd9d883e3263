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
export const struck = clsx('text-soft line-through decoration-1');

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

/** A row of the foot: the label above what it names, or at the other end of its line. */
export function FootRow({
  label,
  inline = false,
  children,
}: {
  readonly label: string;
  readonly inline?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between text-sm">
      {/* The wide space stays where both fit on one line. */}
      <dt className={clsx('text-soft', !inline && 'w-full')}>
        {label}
        {inline && '\u2002'}
      </dt>{' '}
      {children}
    </div>
  );
}
