import clsx from 'clsx';
import type { ReactNode } from 'react';

const look = clsx('rounded-sm border-2 border-warn bg-warn-tint px-4 py-3');

/** Something that the customer should read first; `title` is what matters most of it. */
export function Banner({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <p className={look} role="alert">
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

type ErrorSummaryProps = {
  readonly title: string;
  readonly text: string;
  /** The field to correct, as `#id`. */
  readonly field: string;
  /** What came of the press. */
  readonly end: string | undefined;
};

/**
 * What to correct, with a link to the field; screen readers read it first. The alert is inside the
 * element that takes the focus: on one element, a screen reader may miss either (GOV.UK Frontend,
 * error-summary).
 */
export function ErrorSummary({ title, text, field, end }: ErrorSummaryProps) {
  return (
    <div className={look} tabIndex={-1} autoFocus>
      <div role="alert">
        <h2 className="text-lg">{title}</h2>
        <p>
          <a href={field}>{text}</a>
        </p>
        {end !== undefined && <p>{end}</p>}
      </div>
    </div>
  );
}
