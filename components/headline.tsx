import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Each outcome has its own drawing, so that pages differ at a glance and without colour. */
const signs = {
  done: 'M5 13l4 4L19 7',
  kept: 'M4 6h16v14H4zM8 3v5m8-5v5M8.5 14l2.5 2.5 4.5-5',
  again: 'M4 4v5h5M4 9a8.5 8.5 0 1 1-.5 4',
  late: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18m0 4v5l3.5 2',
  started: 'M6 21V4h12l-3.5 4.5L18 13H6',
  failed: 'M6 6l12 12M18 6L6 18',
  unclear: 'M9 9a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1.2-1.3 2.3m0 4v.01',
  lost: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13m5 11.5L21 21',
  waiting: 'M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9',
} as const;

type Sign = keyof typeof signs;

/** Round is good news, square is not; the drawing says which. */
const tones = {
  good: clsx('rounded-[50%] bg-good text-card'),
  ask: clsx('rounded-lg bg-accent text-on-accent'),
  bad: clsx('rounded-lg bg-brick text-on-brick'),
  care: clsx('rounded-lg bg-warn text-card'),
} as const;

const toneOf: Readonly<Partial<Record<Sign, keyof typeof tones>>> = {
  done: 'good',
  kept: 'good',
  lost: 'ask',
  failed: 'bad',
};

/** The heading of a page. */
export const title = clsx('text-3xl leading-tight tracking-tight text-balance wide:text-5xl');

/** The page's heading and what it means. The sign only repeats the words. */
export function Headline({
  title: text,
  sign,
  focus = false,
  describedBy,
  children,
}: {
  readonly title: string;
  readonly sign?: Sign | undefined;
  /** Whether the heading takes the focus: on a page that answers a press. */
  readonly focus?: boolean;
  /** The id of what explains the heading. */
  readonly describedBy?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="grid min-h-12 grid-flow-col items-center justify-start gap-3">
        {sign && (
          <svg
            viewBox="0 0 24 24"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.25"
            strokeLinecap="round"
            strokeLinejoin="round"
            className={clsx(
              // Paper has no background colours.
              'size-11 p-2 print:border-2 print:bg-transparent print:text-inherit forced-colors:border-2',
              tones[toneOf[sign] ?? 'care'],
            )}
          >
            <path d={signs[sign]} />
          </svg>
        )}
        <h1
          className={title}
          tabIndex={focus ? -1 : undefined}
          autoFocus={focus}
          aria-describedby={describedBy}
        >
          {text}
        </h1>
      </div>
      {children}
    </div>
  );
}
