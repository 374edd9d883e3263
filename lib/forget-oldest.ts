/** Drops the oldest entry of a map that has more than `most`: keys from outside must not fill the memory. */
export function forgetOldest<Key>(map: Map<Key, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
