import type { ReactNode } from 'react';
import { note } from './looks';

/** What the customer wrote, and no other words. */
export function CustomerWords({
  label,
  reason,
  words,
}: {
  readonly label: string;
  readonly reason?: ReactNode;
  readonly words: string | undefined;
}) {
  if (!reason && !words) return null;
  return (
    <div className="rounded-sm border border-line bg-card px-3 py-2">
      <p className={note}>{label}</p>
      {reason && <p>{reason}</p>}
      {words && (
        <blockquote className="whitespace-pre-line" dir="auto">
          {words}
        </blockquote>
      )}
    </div>
  );
}
