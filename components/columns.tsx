import type { ReactNode } from 'react';
import { stack } from './looks';

/** The booking and what to do: stacked, or side by side on wide or low screens. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 wide:grid-cols-2 wide:gap-8">{children}</div>
  );
}

export function Column({ children }: { readonly children: ReactNode }) {
  return <div className={stack.wide}>{children}</div>;
}
