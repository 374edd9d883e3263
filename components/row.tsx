import clsx from 'clsx';
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
    <li className="border-b border-line print:hidden">
      <a className="grid min-h-touch items-center py-2" href={href}>
        {children}
      </a>
      {hint !== undefined && <p className={clsx(note, 'pb-2')}>{hint}</p>}
    </li>
  );
}
