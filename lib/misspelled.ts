import { distance } from 'fastest-levenshtein';

/** A variable that looks as if one of ours was meant. */
export type Misspelled = { readonly name: string; readonly meant: string };

/**
 * Finds variables whose names are one slip of the hand away from a known one. Environments are full of other
 * people's names, so a short name, or one without an underscore, is never taken for a slip.
 */
export function findMisspelled(
  names: readonly string[],
  known: readonly string[],
): readonly Misspelled[] {
  const telling = known.filter((name) => name.includes('_'));
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = telling.find((one) => isNear(name.toUpperCase(), one));
    return meant === undefined ? [] : [{ name, meant }];
  });
}

function isNear(name: string, known: string): boolean {
  const steps = distance(name, known);
  // Two letters that changed places are two steps and one slip.
  return steps <= (known.length < 12 ? 1 : 2) || (steps === 2 && letters(name) === letters(known));
}

function letters(name: string): string {
  return Array.from(name).sort().join('');
}
