import type { PressKind } from './press';

type Turn = {
  readonly kind: PressKind;
  underWay: number;
  readonly ended: Promise<void>;
  end: () => void;
};

/**
 * Separates cancels and moves of one link in this process: the second waits, and then reads the
 * result of the first. Presses of one kind run concurrently. Stores nothing for links without
 * presses.
 */
export type LinkTurns = <Result>(
  link: string,
  kind: PressKind,
  carryOut: () => Promise<Result>,
) => Promise<Result>;

export function createLinkTurns(): LinkTurns {
  const turns = new Map<string, Turn>();

  const begin = (link: string, kind: PressKind): Turn => {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const turn = { kind, underWay: 0, ended, end };
    turns.set(link, turn);
    return turn;
  };

  return async (link, kind, carryOut) => {
    let turn = turns.get(link);
    while (turn && turn.kind !== kind) {
      await turn.ended;
      turn = turns.get(link);
    }
    turn ??= begin(link, kind);
    turn.underWay += 1;
    try {
      return await carryOut();
    } finally {
      turn.underWay -= 1;
      if (turn.underWay === 0) {
        turns.delete(link);
        turn.end();
      }
    }
  };
}
