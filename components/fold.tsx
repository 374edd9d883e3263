import type { ReactNode } from 'react';

/** One line that unfolds without script; unfolded on paper. */
export function Fold({
  summary,
  open = false,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="border-b border-line [details+&]:-mt-4" open={open}>
      <summary>{summary}</summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
