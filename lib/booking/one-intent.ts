type Presses<Outcome> = {
  underWay: number;
  flight: Promise<Outcome> | undefined;
  last: { readonly endedAt: number; readonly outcome: Outcome } | undefined;
};

/** Sends, or returns what an overlapping press has sent. */
export type SendOnce<Outcome> = (send: () => Promise<Outcome>) => Promise<Outcome>;

/**
 * Treats overlapping presses of one link as one intent: a press that arrived before another's
 * request ended takes that outcome, however slow its own read was. So does one that sends nothing itself, since
 * "nothing was sent" would be untrue of its link. A later press has seen the outcome and sends again.
 * Stores nothing for links without presses under way.
 */
export function createOneIntent<Outcome>() {
  const links = new Map<string, Presses<Outcome>>();
  // Orders arrivals and ends; clocks are too coarse for that.
  let turn = 0;

  return async <Page>(
    key: string,
    press: (sendOnce: SendOnce<Outcome>) => Promise<Page>,
    pageOfSent: (sentByAnother: Outcome) => Page | Promise<Page>,
  ): Promise<Page> => {
    const arrivedAt = (turn += 1);
    const presses = links.get(key) ?? { underWay: 0, flight: undefined, last: undefined };
    links.set(key, presses);
    presses.underWay += 1;
    let sent: Promise<Outcome> | undefined;
    const sentByAnother = () =>
      presses.last && presses.last.endedAt > arrivedAt
        ? Promise.resolve(presses.last.outcome)
        : presses.flight;
    const begin = (send: () => Promise<Outcome>) =>
      (presses.flight = send()
        .then((outcome) => {
          presses.last = { endedAt: (turn += 1), outcome };
          return outcome;
        })
        .finally(() => {
          presses.flight = undefined;
        }));
    try {
      const page = await press((send) => (sent = sentByAnother() ?? begin(send)));
      const other = sent ? undefined : await sentByAnother();
      return other ? await pageOfSent(other) : page;
    } finally {
      presses.underWay -= 1;
      if (presses.underWay === 0) links.delete(key);
    }
  };
}
