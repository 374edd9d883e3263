import { existsSync } from 'node:fs';
import { chromiumPath } from '../../scripts/browsers.mjs';
import startServers from '../support/servers';
import { addresses } from '../support/sandbox';
import { openChromium } from './chromium';
import type { Engine } from './engine';
import { openFirefox } from './firefox';
import { suite } from './suite';
import { findWebKit, openWebKit } from './webkit';
import { withoutScript } from './without-script';

/**
 * `npm run measure -- engines`: runs the suite in every engine that is installed, and prints which
 * are missing.
 */
const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
const webkit = findWebKit();
const engines: [string, (() => Promise<Engine>) | undefined, string][] = [
  ['Chromium', async () => openChromium(await chromiumPath()), ''],
  [
    'Firefox',
    firefox === undefined ? undefined : () => openFirefox(firefox),
    'Debian: apt install firefox-esr',
  ],
  [
    'WebKit',
    webkit === undefined ? undefined : () => openWebKit(webkit),
    'Debian: apt install webkit2gtk-driver xvfb',
  ],
];

const stop = await startServers();
const plain = await withoutScript(addresses.site);
let [passed, failed] = [0, 0];
for (const [name, open, hint] of engines) {
  if (!open) {
    console.log(`${name}: skipped, not installed (${hint})`);
    continue;
  }
  const engine = await open();
  for (const scripted of [true, false]) {
    console.log(`${engine.name} ${engine.version}, ${scripted ? 'with' : 'without'} script`);
    for (const check of suite) {
      try {
        await check.run(engine, scripted ? addresses.site : plain.url, scripted);
        passed += 1;
        console.log(`  ok      ${check.name}`);
      } catch (error) {
        failed += 1;
        console.log(
          `  FAILED  ${check.name}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
  await engine.close();
}
plain.close();
await stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
