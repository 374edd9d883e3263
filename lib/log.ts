/**
 * Notes a failure of our own code. A message may quote the address and so the cancellation code;
 * only the kind of the error and its place are written down.
 */
export function logUnexpected(error: unknown): void {
  const known = error instanceof Error;
  const place = known
    ? error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
    : '';
  console.error(`Unexpected failure: ${known ? error.name : typeof error} ${place?.trim() ?? ''}`);
}
