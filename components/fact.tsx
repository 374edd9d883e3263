import type { ReactNode } from 'react';

/** One row of a list of facts; nothing when it has no value. */
export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  if (!children) return null;
  return (
    <div>
      <dt className="text-sm text-soft">{label}</dt> <dd>{children}</dd>
    </div>
  );
}
