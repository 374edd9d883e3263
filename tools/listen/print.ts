import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { chromiumPath } from '../../scripts/browsers.mjs';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { giveUp, root } from '../../scripts/steps.mjs';
import { patientBudgets } from '../support/budgets';
import { signInSettings } from '../support/change-time';
import { need } from '../support/programs';
import { receiptSettings } from '../support/receipt-settings';
import { words } from '../support/words';
import { openDesktop } from './desktop';
import { personAt } from './person';
import { type Walk, walks } from './walks';

/**
 * `npm run measure -- listen`: walks through the site with Orca, a screen reader, and compares what
 * it says with docs/listening. `npm run measure -- listen update` writes these transcripts anew.
 */
const update = process.argv[2] === 'update';
need('orca');
need('Xvfb', 'xvfb');
need('xdotool');
need('openbox');
need('dbus-daemon');
const languages = [
  { locale: 'sv', region: 'sv_SE', comment: 'Vi ses en annan dag' },
  { locale: 'en', region: 'en_GB', comment: 'See you another day' },
];
type Language = (typeof languages)[number];
if (languages.some(({ region }) => !existsSync(`/usr/share/i18n/locales/${region}`)))
  giveUp('This needs the sources of locales (Debian: apt install locales).');
const chromium = await chromiumPath();
console.log(`Orca ${versionOf('orca')}, ${versionOf(chromium)}`);

// Stopped early, it still ends what it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.env.NODE_OPTIONS = `--import ${new URL('fixed-clock.mjs', import.meta.url).href}`;
let differ = 0;
for (const walk of walks)
  for (const language of languages) {
    const started = performance.now();
    const file = `docs/listening/${walk.name}-${language.locale}.txt`;
    const { transcript, problem } = await follow(walk, language);
    if (update && problem === undefined) writeFileSync(`${root}${file}`, transcript);
    const difference = problem ?? compare(file, transcript);
    if (difference !== '') differ += 1;
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${difference === '' ? 'same   ' : 'DIFFERS'}  ${file}  (${seconds} s)`);
    if (difference !== '') console.log(difference);
  }
process.exit(differ === 0 ? 0 : 1);

/** Runs one walk, on a site and a desktop of its own. */
async function follow(walk: Walk, { locale, region, comment }: Language) {
  const sandbox = await startSandbox();
  process.env.SANDBOX_URL = sandbox.url;
  const site = await startSite({
    api: sandbox.url,
    tuning: { ...patientBudgets, minReadingMilliseconds: 0 },
    env: { DRAIN_MS: '0', ...(await receiptSettings(Date.UTC(2026))), ...signInSettings() },
  });
  process.env.SITE_URL = site.url;
  const desktop = await openDesktop(region, chromium);
  const { person, transcript } = personAt(desktop);
  let problem: string | undefined;
  try {
    await walk.run(person, { t: words(locale), locale, comment });
  } catch (error) {
    problem = String(error);
  }
  await Promise.all([desktop.close(), site.stop(), sandbox.stop()]);
  return { transcript: `${transcript.join('\n')}\n`, problem };
}

/** The first lines that differ from the kept transcript; nothing when none does. */
function compare(file: string, transcript: string): string {
  const { stdout } = spawnSync('diff', ['--unified', '--new-file', file, '-'], {
    cwd: root,
    input: transcript,
    encoding: 'utf8',
  });
  return stdout.split('\n').slice(2, 32).join('\n');
}

function versionOf(program: string): string {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
