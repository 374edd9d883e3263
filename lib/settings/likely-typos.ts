import { distance } from 'fastest-levenshtein';

/** A variable whose name is close to that of a setting. */
export type LikelyTypo = { readonly name: string; readonly meant: string };

/**
 * Finds variables whose names are one typing error away from a known one. Names without an underscore are
 * never reported, since environments are full of names of other programs.
 */
export function findLikelyTypos(
  names: readonly string[],
  known: readonly string[],
): readonly LikelyTypo[] {
  const distinctive = known.filter((name) => name.includes('_'));
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = distinctive.find((one) => isNear(name.toUpperCase(), one));
    return meant === undefined ? [] : [{ name, meant }];
  });
}

function isNear(name: string, known: string): boolean {
  const steps = distance(name, known);
  // Two swapped letters are two steps but one error.
  return steps <= (known.length < 12 ? 1 : 2) || (steps === 2 && letters(name) === letters(known));
}

function letters(name: string): string {
  return Array.from(name).sort().join('');
}
