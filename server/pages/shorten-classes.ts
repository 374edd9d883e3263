import { classNames } from '@/generated/assets';

const made = new Map<string, string>();
const attribute = ' class="';

/**
 * Replaces the classes in rendered markup with the stylesheet's names of one or two letters, since
 * every page carries both. React escapes quotes in all text, so only attributes match.
 */
export function shortenClasses(markup: string): string {
  const [start = '', ...parts] = markup.split(attribute);
  return parts.reduce((done, part) => {
    const end = part.indexOf('"');
    return done + attribute + shortOf(part.slice(0, end)) + part.slice(end);
  }, start);
}

function shortOf(classes: string): string {
  const short = made.get(classes) ?? shorten(classes);
  made.set(classes, short);
  return short;
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
