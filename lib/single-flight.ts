/** Lets concurrent calls with the same key share one answer. Stores nothing afterwards. */
export function singleFlight<Arguments extends unknown[], Answer>(
  keyOf: (...args: Arguments) => string,
  call: (...args: Arguments) => Promise<Answer>,
): (...args: Arguments) => Promise<Answer> {
  const underWay = new Map<string, Promise<Answer>>();
  return (...args) => {
    const key = keyOf(...args);
    const joined = underWay.get(key);
    if (joined) return joined;
    const started = call(...args).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };
}
