type Presses<Sent> = {
  underWay: number;
  flight: Promise<Sent> | undefined;
  last: { readonly endedAt: number; readonly sent: Sent } | undefined;
};

/** Sends, or returns what an overlapping press has sent. */
export type SendOnce<Sent> = (send: () => Promise<Sent>) => Promise<Sent>;

/**
 * Treats overlapping presses of one link as one intent: a press that arrived before another's
 * request ended takes that outcome, however slow its own read was. So does one that sends nothing itself, since
 * "nothing was sent" would be untrue of its link. A later press has seen the outcome and sends again.
 * Stores nothing for links without presses under way.
 */
export function createOneIntent<Sent>() {
  const links = new Map<string, Presses<Sent>>();
  // Orders arrivals and ends; clocks are too coarse for that.
  let order = 0;

  return async <Page>(
    key: string,
    press: (sendOnce: SendOnce<Sent>) => Promise<Page>,
    pageOfSent: (sentByAnother: Sent) => Page | Promise<Page>,
  ): Promise<Page> => {
    const arrivedAt = (order += 1);
    const presses = links.get(key) ?? { underWay: 0, flight: undefined, last: undefined };
    links.set(key, presses);
    presses.underWay += 1;
    let own: Promise<Sent> | undefined;
    const sentByAnother = () =>
      presses.last && presses.last.endedAt > arrivedAt
        ? Promise.resolve(presses.last.sent)
        : presses.flight;
    const begin = (send: () => Promise<Sent>) =>
      (presses.flight = send()
        .then((sent) => {
          presses.last = { endedAt: (order += 1), sent };
          return sent;
        })
        .finally(() => {
          presses.flight = undefined;
        }));
    try {
      const page = await press((send) => (own = sentByAnother() ?? begin(send)));
      const other = own ? undefined : await sentByAnother();
      return other ? await pageOfSent(other) : page;
    } finally {
      presses.underWay -= 1;
      if (presses.underWay === 0) links.delete(key);
    }
  };
}
