import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { mkdirSync, writeFileSync } from 'node:fs';

/** Leaves the number of passed and failed tests for the closing line of `npm test`. */
export default class Counts implements Reporter {
  #root = '.';
  #passed = 0;
  #failed = 0;

  onBegin(config: FullConfig): void {
    this.#root = config.configFile ? new URL('.', `file://${config.configFile}`).pathname : '.';
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'passed') this.#passed += 1;
    // A skipped test proves nothing, so it counts as failed.
    else if (result.retry === test.retries) this.#failed += 1;
  }

  onError(): void {
    this.#failed += 1;
  }

  onEnd(): void {
    mkdirSync(`${this.#root}test-results`, { recursive: true });
    writeFileSync(
      `${this.#root}test-results/counts.json`,
      JSON.stringify({ passed: this.#passed, failed: this.#failed }),
    );
  }
}
