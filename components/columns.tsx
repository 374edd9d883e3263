import type { ReactNode } from 'react';
import { stack } from './looks';

export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={stack.wide}>{children}</div>;
}

export function Column({ children }: { readonly children: ReactNode }) {
  return <div className={stack.wide}>{children}</div>;
}
