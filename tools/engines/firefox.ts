import puppeteer from 'puppeteer-core';
import { type Engine, phone } from './engine';

/** Firefox, driven over WebDriver BiDi. */
export async function openFirefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  // Debian's Firefox has no screen orientation and rejects that part; it still sets the size.
  await page.setViewport(phone).catch((error: unknown) => {
    if (!String(error).includes('setScreenOrientationOverride')) throw error;
  });
  return {
    name: 'Firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    open: async (url) => {
      await page.goto(url);
    },
    fill: (selector, text) => page.type(selector, text),
    press: async (selector) => {
      await Promise.all([page.waitForNavigation(), page.click(selector)]);
    },
    shortcut: async (letter) => {
      await page.keyboard.down('Control');
      await page.keyboard.press(letter);
      await page.keyboard.up('Control');
    },
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}
