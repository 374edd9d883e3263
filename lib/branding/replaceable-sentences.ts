import swedish from '@/messages/sv.json' with { type: 'json' };

/**
 * The parts of `messages/` that a company may put in its own words. None of them tells what became of a
 * press, and none is part of a signed confirmation.
 */
const replaceableParts = [
  'booking',
  'contact',
  'form',
  'find',
  'home',
  'help',
  'privacy',
  'accessibility',
] as const;

/** The names of the sentences that a company may replace, such as `form.reason.ill`. A sentence with values is none. */
export const replaceableSentences: readonly string[] = replaceableParts.flatMap((part) =>
  plainNames(part, swedish[part]),
);

// A build has compiled messages with values to lists.
function plainNames(name: string, message: unknown): string[] {
  if (typeof message === 'string') return /[{<]/.test(message) ? [] : [name];
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return [];
  return Object.entries(message).flatMap(([key, inner]) => plainNames(`${name}.${key}`, inner));
}
