import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** The label looks like a pill; the browser's own button lies on top. */
const looks = {
  /** A radio button in a space that the pill leaves for it. */
  radio: {
    input: clsx('mx-[0.9rem] size-[1.1rem]'),
    pill: clsx("before:inline-block before:w-[1.6rem] before:[content:'']"),
  },
  /** Transparent, over a pill that is filled when chosen. */
  filled: {
    input: clsx('size-full opacity-0 tall:scroll-mb-32'),
    pill: clsx('min-w-[4.6rem] text-center chosen:font-bold'),
  },
} as const;

type Props = Pick<ComponentProps<'input'>, 'name' | 'value' | 'defaultChecked'> & {
  readonly look: keyof typeof looks;
  readonly children: ReactNode;
};

/** One choice to tap. */
export function Choice({ look, children, ...input }: Props) {
  return (
    <label className="m-1 grid cursor-pointer items-center">
      <input
        type="radio"
        {...input}
        className={clsx(
          'relative z-1 col-start-1 row-start-1 justify-self-start focus-visible:[outline:none]',
          looks[look].input,
        )}
      />{' '}
      <span
        className={clsx(
          'col-start-1 row-start-1 min-h-touch rounded-2xl border border-edge bg-card px-[0.9rem] py-2',
          'chosen:border-accent chosen:bg-tint forced-colors:chosen:border-2',
          looks[look].pill,
        )}
      >
        {children}
      </span>
    </label>
  );
}

/** All choices, as many per line as fit. */
export const choices = clsx('-mx-1 mt-[0.35rem] flex flex-wrap');
