type Sending<Outcome> = {
  /** Sends, or returns what an overlapping press has sent. */
  readonly sendOnce: (send: () => Promise<Outcome>) => Promise<Outcome>;
  /** What an overlapping press has sent; undefined when none has. */
  readonly sentMeanwhile: () => Promise<Outcome> | undefined;
};

type Presses<Outcome> = {
  underWay: number;
  flight: Promise<Outcome> | undefined;
  last: { readonly endedAt: number; readonly outcome: Outcome } | undefined;
};

/**
 * Treats overlapping presses of one link as one intent: a press that arrived before another's
 * request ended takes that outcome, however slow its own read was. A later press has seen the
 * outcome and sends again. Stores nothing for links without presses under way.
 */
export function createOneIntent<Outcome>() {
  const links = new Map<string, Presses<Outcome>>();
  // Orders arrivals and ends; clocks are too coarse for that.
  let turn = 0;

  return async <Result>(
    key: string,
    press: (sending: Sending<Outcome>) => Promise<Result>,
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
      return await press({ sendOnce, sentMeanwhile });
    } finally {
      presses.underWay -= 1;
      if (presses.underWay === 0) links.delete(key);
    }
  };
}
