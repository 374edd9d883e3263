/**
 * Memoizes a function by its argument. At `most` results it forgets all and starts over, so that
 * arguments from outside cannot fill the memory.
 */
export function memo<Key, Result extends object>(
  most: number,
  make: (key: Key) => Result,
): (key: Key) => Result {
  const results = new Map<Key, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    if (results.size >= most) results.clear();
    const result = make(key);
    results.set(key, result);
    return result;
  };
}
