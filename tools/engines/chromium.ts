import { chromium } from '@playwright/test';
import { type Engine, phone } from './engine';

/** Chromium, driven by Playwright. */
export async function openChromium(executablePath: string): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: phone });
  return {
    name: 'Chromium',
    version: browser.version(),
    open: async (url) => {
      await page.goto(url);
    },
    fill: (selector, text) => page.fill(selector, text),
    press: async (selector) => {
      await Promise.all([page.waitForEvent('load'), page.click(selector)]);
    },
    shortcut: (letter) => page.keyboard.press(`Control+${letter}`),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}
