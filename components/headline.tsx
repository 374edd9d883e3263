import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'warn';

const signs: Record<Exclude<Tone, 'plain'>, string> = {
  good: 'M5 13l4 4L19 7',
  warn: 'M12 7v6m0 4v.01',
};

/** The page's heading and what it means. The sign only repeats what the words say. */
export function Headline({
  title,
  tone = 'plain',
  focus = false,
  children,
}: {
  readonly title: string;
  readonly tone?: Tone;
  /** Whether reading starts here: on a page that focusHeading a press. */
  readonly focus?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`headline ${tone}`}>
      {tone !== 'plain' && (
        <svg viewBox="0 0 24 24" width="48" height="48" aria-hidden="true" className="sign">
          <path d={signs[tone]} />
        </svg>
      )}
      <h1 tabIndex={focus ? -1 : undefined} autoFocus={focus}>
        {title}
      </h1>
      {children}
    </div>
  );
}
