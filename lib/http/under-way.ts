/** Bounds how much one key has under way at once. */
export type UnderWay = {
  /** Takes a place; answers what gives it back, or undefined when there is none. */
  readonly begin: (key: string) => (() => void) | undefined;
};

/** Makes a bound of `most` at once for each key. Nothing is kept of a key that has nothing under way. */
export function createUnderWay(most: number): UnderWay {
  const counts = new Map<string, number>();
  return {
    begin: (key) => {
      const before = counts.get(key) ?? 0;
      if (before >= most) return undefined;
      counts.set(key, before + 1);
      return () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}
