import type { ReactNode } from 'react';
import { stack } from './looks';

/** What it is and what to do: one under the other, or side by side where the page is wide or low. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 wide:grid-cols-2 wide:gap-8">{children}</div>
  );
}

export function Column({ children }: { readonly children: ReactNode }) {
  return <div className={stack.wide}>{children}</div>;
}
