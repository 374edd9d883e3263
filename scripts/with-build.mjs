import { build, checkNode, install, root } from './steps.mjs';
import { spawn } from 'node:child_process';

/** Runs a TypeScript program of the tests on a fresh build: `node scripts/with-build.mjs FILE [ARGUMENT …]`. */
checkNode();
await install();
await build();
const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // What is measured is what runs for customers.
  env: { ...process.env, NODE_ENV: 'production' },
});
child.on('exit', (code) => process.exit(code ?? 1));
