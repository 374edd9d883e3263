/**
 * Memoizes a function by its argument. At `most` results it forgets all and starts over, so that
 * arguments from outside cannot fill the memory.
 */
export function memo<Argument, Result>(
  most: number,
  make: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const results = new Map<Argument, Result>();
  return (argument) => {
    const known = results.get(argument);
    if (known !== undefined) return known;
    if (results.size >= most) results.clear();
    const result = make(argument);
    results.set(argument, result);
    return result;
  };
}
