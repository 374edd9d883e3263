import { classNames } from '@/generated/assets';

const made = new Map<string, string>();

/**
 * Replaces the classes in rendered markup with the stylesheet's names of one or two letters, since
 * every page carries both. React escapes quotes in all text, so only attributes match.
 */
export function shortenClasses(markup: string): string {
  return markup.replace(/ class="([^"]*)"/g, (_, classes: string) => {
    const short = made.get(classes) ?? ` class="${shorten(classes)}"`;
    made.set(classes, short);
    return short;
  });
}

function shorten(classes: string): string {
  return classes
    .replace(/&(amp|gt|quot|#x27);/g, (entity) => entities.get(entity) ?? entity)
    .split(' ')
    .map((name) => classNames.get(name) ?? name)
    .join(' ');
}

/** How React escapes `[details+&]` and the like. */
const entities = new Map([
  ['&amp;', '&'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x27;', "'"],
]);
