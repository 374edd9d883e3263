import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/steps.mjs';
import { dashboardTests } from './dashboard';

/**
 * `npm run measure -- alarms`: checks with Prometheus' own promtool that the rules are valid, that
 * each alarm rings for its first event, and that the dashboard shows the first event of every kind.
 * Without promtool it says so and exits with 0.
 */
if (spawnSync('promtool', ['--version']).error) {
  console.log('promtool is not here (Debian: apt install prometheus): no alarm was tested.');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
const dashboard = join(folder, 'dashboard.test.json');
// JSON is YAML, which promtool reads.
writeFileSync(dashboard, JSON.stringify(await dashboardTests()));
const asked = [
  ['check', 'rules', 'docs/deploy/alerts.yml'],
  ['test', 'rules', 'tools/alarms/alerts.test.yml'],
  ['test', 'rules', dashboard],
].map((args) => spawnSync('promtool', args, { cwd: root, stdio: 'inherit' }).status);
rmSync(folder, { recursive: true, force: true });
if (asked.some((status) => status !== 0)) process.exit(1);
console.log(
  'The rules are valid, every alarm rings, and the dashboard draws the first of everything.',
);
