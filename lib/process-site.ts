import { readEnvironment } from './environment';
import { createSite, type Site } from './site';

const key = Symbol.for('bokamera-cancellation.site');
const kept: { [key]?: Site | undefined } & object = globalThis;

/**
 * The site of this process, wired from its environment on first use. It is kept where a host that
 * loads a module twice (a bundle for each route, a reload in development) finds the same one.
 *
 * @throws Error that names every wrong setting
 */
export function processSite(): Site {
  const site = kept[key] ?? createSite(readEnvironment(process.env).settings);
  kept[key] = site;
  return site;
}
