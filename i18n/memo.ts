/**
 * Memoizes a function by its argument, or by what `keyOf` makes of it. At `most` results it forgets
 * all and starts over, so that arguments from outside cannot fill the memory.
 */
export function memo<Argument, Result>(
  most: number,
  make: (argument: Argument) => Result,
  keyOf: (argument: Argument) => unknown = (argument) => argument,
): (argument: Argument) => Result {
  const results = new Map<unknown, Result>();
  return (argument) => {
    const key = keyOf(argument);
    const known = results.get(key);
    if (known !== undefined) return known;
    if (results.size >= most) results.clear();
    const result = make(argument);
    results.set(key, result);
    return result;
  };
}
