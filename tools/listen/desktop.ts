import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../scripts/steps.mjs';

/** A screen with Orca and a window manager, apart from any other on this machine. */
export type Desktop = {
  /** Opens a page in Chromium, once Orca is ready. */
  readonly open: (url: string) => Promise<void>;
  /** Presses a key, by its name in X. */
  readonly press: (key: string) => void;
  readonly type: (text: string) => Promise<void>;
  /** Waits for a line with these words, and then for silence. Returns the lines since the last call. */
  readonly hear: (words: string) => Promise<string[]>;
  readonly close: () => Promise<void>;
};

/** In milliseconds. */
const longestWait = 30_000;
const silence = 1_000;

/**
 * Starts Orca in a language.
 *
 * @param locale as glibc names it, such as `sv_SE`
 */
export async function openDesktop(locale: string, chromium: string): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'listen-'));
  const spoken = join(folder, 'spoken');
  const preferences = join(folder, 'orca');
  const profile = join(folder, 'chromium');
  mkdirSync(preferences);
  copyFileSync(`${root}tools/listen/speech.py`, join(preferences, 'orca-customizations.py'));
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // It would offer to translate the page.
  writeFileSync(join(profile, 'Default/Preferences'), '{"translate":{"enabled":false}}');
  execFileSync('localedef', ['-i', locale, '-f', 'UTF-8', join(folder, `${locale}.UTF-8`)]);

  const env: NodeJS.ProcessEnv = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    LOCPATH: folder,
    LANG: `${locale}.UTF-8`,
    LANGUAGE: locale.slice(0, 2),
    GSETTINGS_BACKEND: 'memory',
    ACCESSIBILITY_ENABLED: '1',
    SPOKEN: spoken,
  };
  const running: ChildProcess[] = [];
  const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const end = () => {
    running.forEach((child) => child.kill('SIGKILL'));
    clear();
  };
  process.once('exit', end);
  const start = (command: string, ...args: readonly string[]): Readable => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    running.unshift(child);
    return child.stdout.resume();
  };
  const display = await firstLine(start('Xvfb', '-displayfd', '1', '-screen', '0', '1280x1024x24'));
  env.DISPLAY = `:${display}`;
  env.DBUS_SESSION_BUS_ADDRESS = await firstLine(
    start('dbus-daemon', '--session', '--nofork', '--print-address'),
  );
  start('openbox');
  start('orca', '--user-prefs', preferences);

  let heard = 0;
  const unheard = () =>
    existsSync(spoken) ? readFileSync(spoken, 'utf8').split('\n').slice(heard, -1) : [];
  const hear: Desktop['hear'] = async (words) => {
    const started = performance.now();
    let [lines, since] = [unheard(), started];
    while (performance.now() - since < silence || !lines.some((line) => line.includes(words))) {
      if (performance.now() - started > longestWait)
        throw new Error(`Orca did not say "${words}", but: ${lines.join(' | ') || 'nothing'}`);
      await pause(50);
      const now = unheard();
      if (now.length > lines.length) [lines, since] = [now, performance.now()];
    }
    heard += lines.length;
    return lines;
  };
  return {
    open: async (url) => {
      // Orca's greeting.
      await hear('');
      start(
        chromium,
        '--force-renderer-accessibility',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${profile}`,
        `--app=${url}`,
      );
    },
    press: (key) => void execFileSync('xdotool', ['key', key], { env }),
    type: async (text) => {
      execFileSync('xdotool', ['type', '--delay', '50', text], { env });
      // Orca says the last letter if another key comes before it has seen it.
      await pause(silence);
    },
    hear,
    close: async () => {
      for (const child of running) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill();
        // Orca sometimes waits for a browser that has ended.
        const impatient = setTimeout(() => child.kill('SIGKILL'), 3_000);
        await once(child, 'exit');
        clearTimeout(impatient);
      }
      process.off('exit', end);
      clear();
    },
  };
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  throw new Error('A program of the desktop did not start');
}
