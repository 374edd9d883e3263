import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type Props = Pick<ComponentProps<'input'>, 'name' | 'value' | 'defaultChecked'> & {
  readonly children: ReactNode;
};

/** One of several to tap: the browser's own button, on words that are drawn as a pill. */
export function Choice({ children, ...input }: Props) {
  return (
    <label className="m-1 grid cursor-pointer items-center">
      <input
        type="radio"
        {...input}
        className="relative z-1 col-start-1 row-start-1 mx-3 size-[1.1rem] justify-self-start focus-visible:[outline:none]"
      />{' '}
      <span className="col-start-1 row-start-1 min-h-touch rounded-2xl border border-edge bg-card py-2 pr-3 pl-9 rtl:pr-9 rtl:pl-3 chosen:border-accent chosen:bg-tint forced-colors:chosen:border-2">
        {children}
      </span>
    </label>
  );
}

/** All choices, as many per line as fit. */
export const choices = clsx('-mx-1 flex flex-wrap');
