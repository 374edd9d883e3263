type Sending<Outcome> = {
  /** Sends for one press, or brings what an overlapping press has sent. */
  readonly sendOnce: (send: () => Promise<Outcome>) => Promise<Outcome>;
  /** What an overlapping press has sent; undefined where none has. */
  readonly sentMeanwhile: () => Promise<Outcome> | undefined;
};

type Presses<Outcome> = {
  underWay: number;
  flight: Promise<Outcome> | undefined;
  last: { readonly endedAt: number; readonly outcome: Outcome } | undefined;
};

/**
 * Makes presses of one link that overlap in time one intent: a press that came before another's
 * sending had ended takes its outcome, however long its own reading took. One that comes
 * afterwards has seen that outcome and sends anew. Nothing is kept of a link without presses
 * under way.
 */
export function createOneIntent<Outcome>() {
  const links = new Map<string, Presses<Outcome>>();
  // Counts arrivals and endings; no clock is fine enough.
  let turn = 0;

  return async <Result>(
    key: string,
    carryOut: (sending: Sending<Outcome>) => Promise<Result>,
  ): Promise<Result> => {
    const arrivedAt = (turn += 1);
    const presses = links.get(key) ?? { underWay: 0, flight: undefined, last: undefined };
    links.set(key, presses);
    presses.underWay += 1;
    const sentMeanwhile = () =>
      presses.last && presses.last.endedAt > arrivedAt
        ? Promise.resolve(presses.last.outcome)
        : presses.flight;
    const sendOnce = (send: () => Promise<Outcome>) => {
      const sent = sentMeanwhile();
      if (sent) return sent;
      presses.flight = send()
        .then((outcome) => {
          presses.last = { endedAt: (turn += 1), outcome };
          return outcome;
        })
        .finally(() => {
          presses.flight = undefined;
        });
      return presses.flight;
    };
    try {
      return await carryOut({ sendOnce, sentMeanwhile });
    } finally {
      presses.underWay -= 1;
      if (presses.underWay === 0) links.delete(key);
    }
  };
}
