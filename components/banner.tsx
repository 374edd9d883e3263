import clsx from 'clsx';
import type { ReactNode } from 'react';

/** The frame of what is to be read first. */
export const alert = clsx('rounded-sm border-2 border-warn bg-warn-tint px-4 py-3');

/** Something that the customer should read first; `title` is what matters most of it. */
export function Banner({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <p className={alert} role="alert">
      {title !== undefined && (
        <>
          <b>{title}</b>
          <br />
        </>
      )}
      {children}
    </p>
  );
}
