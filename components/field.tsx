import clsx from 'clsx';
import type { ReactNode } from 'react';

/** The look of a text field. */
export const control = clsx(
  'min-h-12 w-full rounded-sm border border-edge bg-card px-3 py-2 aria-invalid:border-2 aria-invalid:border-brick',
);

/** A label, with its control and notes below. */
export function Field({
  id,
  label,
  children,
}: {
  /** The id of the control. */
  readonly id: string;
  readonly label: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-1 gap-1">
      <label className="justify-self-start font-semibold" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

/** What is wrong with the input. */
export function Problem({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="font-semibold text-brick">
      {children}
    </p>
  );
}
