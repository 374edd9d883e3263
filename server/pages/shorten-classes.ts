import { classNames } from '@/generated/assets';
import { memo } from '@/i18n/memo';

/**
 * Replaces the classes in rendered markup with the stylesheet's names of one or two letters, since
 * every page carries both. React escapes quotes in all text, so only attributes match.
 */
export function shortenClasses(markup: string): string {
  return markup.replace(
    / class="([^"]*)"/g,
    (_, classes: string) => ` class="${shortOf(classes)}"`,
  );
}

const shortOf = memo(1_000, (classes: string) =>
  classes
    .replace(/&(amp|gt|quot|#x27);/g, (entity) => entities.get(entity) ?? entity)
    .split(' ')
    .map((name) => classNames.get(name) ?? name)
    .join(' '),
);

/** How React escapes `[details+&]` and the like. */
const entities = new Map([
  ['&amp;', '&'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x27;', "'"],
]);
