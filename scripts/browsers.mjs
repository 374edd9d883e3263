import { existsSync } from 'node:fs';
import { giveUp, root, run } from './steps.mjs';

/**
 * Finds the browser for tests: an installed one, else Playwright's download, else Debian's package.
 * On Debian it also installs a font: some tests measure a page, and the letters of the one that
 * comes with Chromium are a seventh wider than those of a phone.
 */

const present = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** Letters about as wide as a phone's. */
const font = '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf';

const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** @returns {Promise<string>} a Chromium to launch */
export async function chromiumPath() {
  if (canInstall && !existsSync(font)) await installPackage('fonts-noto-core');
  const named = process.env.CHROMIUM_PATH;
  if (named)
    return existsSync(named)
      ? named
      : giveUp(`CHROMIUM_PATH is ${named}, but there is no such file.`);
  const found = present.find((path) => existsSync(path)) ?? (await playwrightChromium());
  if (found) return found;

  const cli = `${root}node_modules/@playwright/test/cli.js`;
  await run('Downloading a browser (Playwright)', process.execPath, [cli, 'install', 'chromium']);
  const fetched = await playwrightChromium();
  if (fetched) return fetched;

  if (canInstall) {
    await installPackage('chromium');
    const installed = present.find((path) => existsSync(path));
    if (installed) return installed;
  }
  return giveUp(
    'The browser tests need Chromium: install it (Debian: apt install chromium), or set CHROMIUM_PATH.',
  );
}

/** @param {string} name */
async function installPackage(name) {
  await run('Refreshing the package lists (apt)', 'apt-get', ['update']);
  const install = ['install', '-y', '--no-install-recommends', name];
  await run(`Installing ${name} (apt)`, 'apt-get', install);
}

async function playwrightChromium() {
  // Exists only after the packages are installed, so it cannot be imported at the top.
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}
