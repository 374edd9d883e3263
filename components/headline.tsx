import type { ReactNode } from 'react';

/** Each outcome has a drawing of its own, so that pages differ at a glance and without colour. */
const signs = {
  done: 'M5 13l4 4L19 7',
  kept: 'M4 6h16v14H4zM8 3v5m8-5v5M8.5 14l2.5 2.5 4.5-5',
  again: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18m0 6a3 3 0 1 0 0 6a3 3 0 0 0 0-6',
  late: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18m0 4v5l3.5 2',
  started: 'M6 21V4h12l-3.5 4.5L18 13H6',
  failed: 'M6 6l12 12M18 6L6 18',
  unclear: 'M9 9a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1.2-1.3 2.3m0 4v.01',
  lost: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13m5 11.5L21 21',
  waiting: 'M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9',
} as const;

type Sign = keyof typeof signs;

const tones: Readonly<Partial<Record<Sign, 'good' | 'ask'>>> = {
  done: 'good',
  kept: 'good',
  again: 'ask',
};

/** The page's heading and what it means. The sign only repeats what the words say. */
export function Headline({
  title,
  sign,
  focus = false,
  children,
}: {
  readonly title: string;
  readonly sign?: Sign;
  /** Whether reading starts here: on a page that answers a press. */
  readonly focus?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`headline ${(sign && tones[sign]) ?? ''}`.trim()}>
      <div className="heading">
        {sign && (
          <svg viewBox="0 0 24 24" width="44" height="44" aria-hidden="true" className="sign">
            <path d={signs[sign]} />
          </svg>
        )}
        <h1 tabIndex={focus ? -1 : undefined} autoFocus={focus}>
          {title}
        </h1>
      </div>
      {children}
    </div>
  );
}
