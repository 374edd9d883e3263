import type { ReactNode } from 'react';

/** One line that unfolds into more, without script; on paper it stands open. */
export function Fold({
  summary,
  open = false,
  className = '',
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={`fold ${className}`.trim()} open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
