import clsx from 'clsx';

/** Classes that several kinds of elements share; others belong in their component. */

/** Small print, also inside a heading or label. */
export const note = clsx('text-sm font-normal text-soft');

/** Stacks parts. Grids, because the oldest phones have no gap in a flexbox. */
export const stack = {
  tight: clsx('grid grid-cols-1 gap-3'),
  loose: clsx('grid grid-cols-1 gap-[16px]'),
} as const;

export const panel = clsx(stack.loose, 'rounded-xl border border-line bg-card p-4');

/** A form of a booking; not printed. */
export const formLook = clsx(stack.loose, 'print:hidden');

/** The line below the button of such a form, closer to it than what follows. */
export const belowButton = clsx('-mt-2 text-center empty:hidden');
