import { defineConfig } from '@playwright/test';

// React as it runs for customers; the one for development takes twice as long.
Object.assign(process.env, { NODE_ENV: 'production' });

const launchOptions = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: [
    // Chromium refuses its sandbox to root, which CI often is.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ],
};

/**
 * No test depends on how quick the machine is. These two only end a test that would hang for ever, in
 * milliseconds; on a quick machine nothing comes near them.
 */
const longestTest = 15 * 60_000;
const longestStep = 60_000;

/** Unit, contract and browser tests under one runner. `scripts/test.mjs` builds first. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tools/support/servers.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: longestTest,
  expect: { timeout: longestStep },
  reporter: './tests/support/reporter.ts',
  use: {
    launchOptions,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    actionTimeout: longestStep,
    navigationTimeout: longestStep,
  },
  projects: [
    { name: 'unit', testMatch: 'unit/**/*.test.ts' },
    { name: 'contract', testMatch: 'contract/**/*.test.ts' },
    { name: 'hosts', testMatch: 'hosts/**/*.test.ts' },
    {
      name: 'phone',
      testMatch: 'e2e/**/*.test.ts',
      use: { viewport: { width: 390, height: 844 } },
    },
  ],
});
