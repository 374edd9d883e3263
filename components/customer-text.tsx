import type { ReactNode } from 'react';
import { note } from './looks';

/** What the customer wrote, and no other words. */
export function CustomerText({
  label,
  reason,
  text,
}: {
  readonly label: string;
  readonly reason?: ReactNode;
  readonly text: string | undefined;
}) {
  if (!reason && !text) return null;
  return (
    <div className="rounded-sm border border-line bg-card px-3 py-2">
      <p className={note}>{label}</p>
      {reason && <p>{reason}</p>}
      {text && (
        <blockquote className="whitespace-pre-line" dir="auto">
          {text}
        </blockquote>
      )}
    </div>
  );
}
