import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { type Engine, pageMark, phone, untilNewPage } from './engine';
import { freePort } from '../support/programs';

const libraries = '/usr/lib/x86_64-linux-gnu';

/** WebKitGTK's MiniBrowser, where Debian puts it; undefined where it is not. */
export function findWebKit(): string | undefined {
  if (!existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb')) return undefined;
  return readdirSync(libraries)
    .filter((name) => name.startsWith('webkit2gtk-4'))
    .map((name) => `${libraries}/${name}/MiniBrowser`)
    .find((path) => existsSync(path));
}

const answer = z.object({ value: z.unknown() });
const session = z.object({
  sessionId: z.string(),
  capabilities: z.object({ browserVersion: z.string() }),
});
const element = z.record(z.string(), z.string()).transform((all) => Object.values(all)[0] ?? '');

/** WebKit, driven over classic WebDriver, on a screen of its own. */
export async function openWebKit(binary: string): Promise<Engine> {
  const display = `:${90 + Math.floor(Math.random() * 900)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x1024x24'], { stdio: 'ignore' });
  const port = await freePort();
  const driver = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  });

  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = answer.parse(await response.json());
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  const wanted = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const { sessionId, capabilities } = session.parse(
    await patiently(() => call('POST', '/session', { capabilities: { alwaysMatch: wanted } })),
  );
  const at = `/session/${sessionId}`;
  await call('POST', `${at}/window/rect`, phone);

  const find = async (selector: string) =>
    element.parse(await call('POST', `${at}/element`, { using: 'css selector', value: selector }));
  const evaluate: Engine['evaluate'] = (expression) =>
    call('POST', `${at}/execute/sync`, { script: `return (${expression})`, args: [] });
  return {
    name: 'WebKit',
    version: capabilities.browserVersion,
    open: async (url) => {
      await call('POST', `${at}/url`, { url });
    },
    fill: async (selector, text) => {
      const field = await find(selector);
      await call('POST', `${at}/element/${field}/clear`, {});
      await call('POST', `${at}/element/${field}/value`, { text });
    },
    press: async (selector) => {
      const before = await evaluate(pageMark);
      await call('POST', `${at}/element/${await find(selector)}/click`, {});
      await untilNewPage(evaluate, before);
    },
    shortcut: async (letter) => {
      const key = (type: 'keyDown' | 'keyUp', value: string) => ({ type, value });
      const control = '\ue009';
      await call('POST', `${at}/actions`, {
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [
              key('keyDown', control),
              key('keyDown', letter),
              key('keyUp', letter),
              key('keyUp', control),
            ],
          },
        ],
      });
    },
    evaluate,
    close: async () => {
      await call('DELETE', at);
      driver.kill();
      screen.kill();
    },
  };
}

async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let left = 40; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
