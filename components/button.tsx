import clsx from 'clsx';
import type { ComponentProps } from 'react';

const shape = clsx(
  'flex cursor-pointer appearance-none items-center justify-center rounded-lg border-2 text-center font-semibold',
  'hover:filter-[brightness(0.93)]',
);

const looks = {
  calm: clsx('min-h-13 w-full border-calm bg-calm p-2 text-on-calm no-underline'),
  quiet: clsx('min-h-12 w-full border-calm bg-transparent p-2 text-calm no-underline'),
  /** The way out: no frame, and well apart from the act. */
  plain: clsx('min-h-touch border-transparent bg-transparent p-2 text-calm underline'),
  /** On a narrow phone the longest label, "Cancel Wednesday 29 November", fits on one line. */
  danger: clsx(
    'min-h-13 w-full border-brick bg-brick p-2 text-on-brick no-underline max-sm:p-1 max-sm:text-xs',
  ),
} as const;

const papers = {
  nothing: clsx('print:hidden'),
  /** A phone number stays useful on paper, where nobody can press it. */
  words: clsx(
    'print:block print:border-0 print:bg-transparent print:p-0 print:[text-align:inherit] print:text-inherit',
  ),
} as const;

type Look = {
  readonly look?: keyof typeof looks | undefined;
  /** How it prints. */
  readonly onPaper?: keyof typeof papers | undefined;
};

function classesOf({ look = 'calm', onPaper = 'nothing' }: Look, className?: string): string {
  return clsx(shape, looks[look], papers[onPaper], className);
}

export function Button({
  look,
  className,
  ...rest
}: Pick<Look, 'look'> & ComponentProps<'button'>) {
  return <button type="submit" className={classesOf({ look }, className)} {...rest} />;
}

export function ButtonLink({ look, onPaper, className, ...rest }: Look & ComponentProps<'a'>) {
  return <a className={classesOf({ look, onPaper }, className)} {...rest} />;
}
