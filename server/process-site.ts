import { readEnvironment } from '@/lib/settings/environment';
import { createSite, type Site } from './site';

const key = Symbol.for('bokamera-cancellation.site');
const kept: { [key]?: Site | undefined } & object = globalThis;

/**
 * The site of this process, made from its environment on first use. It lives on `globalThis`, since
 * Next loads this module once for each route bundle.
 *
 * @throws Error that names every wrong setting
 */
export function processSite(): Site {
  kept[key] ??= open();
  return kept[key];
}

function open(): Site {
  const { settings, tuning } = readEnvironment(process.env);
  return createSite(settings, { tuning });
}
