import { defineConfig } from '@playwright/test';

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

/** Unit, contract and browser tests under one runner. `scripts/test.mjs` builds first. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/support/servers.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['dot'], ['./tests/support/counts.ts']],
  use: { launchOptions, locale: 'sv-SE', timezoneId: 'Europe/Stockholm' },
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
