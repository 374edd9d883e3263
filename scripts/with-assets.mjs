import { spawn } from 'node:child_process';
import { checkNode, install, root } from './steps.mjs';

/** Runs a TypeScript program of the tests that needs what the sources import, and no build. */
checkNode();
await install();
// Only there once the packages are installed, so it cannot be imported at the top.
const { makeAssets } = await import('./make-assets.mjs');
await makeAssets();
const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => process.exit(code ?? 1));
