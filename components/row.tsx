import type { ReactNode } from 'react';
import { note } from './looks';

/** One of several things that can be done next, none of which must. */
export function Row({
  href,
  hint,
  children,
}: {
  readonly href: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <li className="border-b border-line px-[2px] print:hidden">
      <a className="block py-[0.6rem]" href={href}>
        {children}
      </a>
      {hint !== undefined && <p className={note}>{hint}</p>}
    </li>
  );
}
