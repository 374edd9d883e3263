import { distance } from 'fastest-levenshtein';

/**
 * The setting that a variable is likely meant to be: one whose name is a typing error away. Names without an
 * underscore are never meant, since environments are full of names of other programs.
 */
export function likelyMeant(name: string, known: readonly string[]): string | undefined {
  return known.includes(name)
    ? undefined
    : known.find((one) => one.includes('_') && isNear(name.toUpperCase(), one));
}

function isNear(name: string, known: string): boolean {
  const steps = distance(name, known);
  // Two swapped letters are two steps but one error.
  return steps <= (known.length < 12 ? 1 : 2) || (steps === 2 && letters(name) === letters(known));
}

function letters(name: string): string {
  return Array.from(name).sort().join('');
}
