import { existsSync } from 'node:fs';
import { giveUp, root, run } from './steps.mjs';

/**
 * Finds the browser for tests: an installed one, else Playwright's download, else Debian's package.
 */

const present = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** @returns {Promise<string>} a Chromium to launch */
export async function chromiumPath() {
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

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('Refreshing the package lists (apt)', 'apt-get', ['update']);
    await run('Installing Chromium (apt)', 'apt-get', [
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
    ]);
    const installed = present.find((path) => existsSync(path));
    if (installed) return installed;
  }
  return giveUp(
    'The browser tests need Chromium: install it (Debian: apt install chromium), or set CHROMIUM_PATH.',
  );
}

async function playwrightChromium() {
  // Exists only after the packages are installed, so it cannot be imported at the top.
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}
