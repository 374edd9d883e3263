import type {
  FullConfig,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../../scripts/steps.mjs';

/** Milliseconds between progress lines. */
const betweenLines = 10_000;

/**
 * What `npm test` prints while tests run: how many are done and left, and each failure with the command
 * that runs it alone. Leaves the number of passed and failed tests for the closing line.
 */
export default class ProgressReporter implements Reporter {
  readonly #left = new Map<string, number>();
  readonly #failures: string[] = [];
  #total = 0;
  #done = 0;
  #passed = 0;
  #failed = 0;
  #started = 0;
  #timer: NodeJS.Timeout | undefined;

  onBegin({ workers }: FullConfig, suite: Suite): void {
    this.#started = performance.now();
    const tests = suite.allTests();
    this.#total = tests.length;
    for (const test of tests) this.#count(kindOf(test), 1);
    console.log(`  ${this.#total} tests, ${workers} at once`);
    this.#timer = setInterval(() => console.log(`  ${this.#progress()}`), betweenLines);
    this.#timer.unref();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'passed' && result.retry !== test.retries) return;
    this.#done += 1;
    this.#count(kindOf(test), -1);
    if (result.status === 'passed') {
      this.#passed += 1;
      return;
    }
    // A skipped test proves nothing, so it counts as failed.
    this.#failed += 1;
    const failure = describeFailure(test, result);
    this.#failures.push(failure);
    console.log(`\n${failure}\n`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onError(error: TestError): void {
    this.#failed += 1;
    const failure = describeError(error);
    this.#failures.push(failure);
    console.log(`\n${failure}\n`);
  }

  onEnd(): void {
    clearInterval(this.#timer);
    console.log(`  ${this.#progress()}`);
    // Print all failures once more together, because the first is far up by now.
    if (this.#failures.length > 1) console.log(`\n${this.#failures.join('\n\n')}`);
    mkdirSync(`${root}test-results`, { recursive: true });
    writeFileSync(
      `${root}test-results/counts.json`,
      JSON.stringify({ passed: this.#passed, failed: this.#failed }),
    );
  }

  #count(kind: string, change: number): void {
    this.#left.set(kind, (this.#left.get(kind) ?? 0) + change);
  }

  #progress(): string {
    const kinds = [...this.#left].filter(([, left]) => left > 0);
    const left = kinds.map(([kind, number]) => `${number} ${kind}`).join(', ') || 'none';
    const seconds = Math.round((performance.now() - this.#started) / 1000);
    const failed = this.#failed > 0 ? `, ${this.#failed} FAILED` : '';
    return `${this.#done} of ${this.#total} tests done${failed}; left: ${left} (${seconds} s)`;
  }
}

/** The folder of a test: unit, contract, hosts or e2e. */
function kindOf(test: TestCase): string {
  return fileOf(test).split('/')[1] ?? '';
}

function fileOf({ location }: TestCase): string {
  return relative(root, location.file).replaceAll('\\', '/');
}

function describeFailure(test: TestCase, result: TestResult): string {
  const names = namesOf(test);
  return [
    `FAILED (${result.status}): ${fileOf(test)}:${test.location.line} › ${names.join(' › ')}`,
    ...result.errors.map(describeError),
    `To see it alone: ${commandFor(fileOf(test), names)}`,
  ].join('\n');
}

/** The names of the groups that a test is in, and its own. */
function namesOf(test: TestCase): string[] {
  // The first three are of the whole run, the project and the file.
  return test.titlePath().slice(3);
}

/** The command that runs one test alone, to be pasted into a shell. */
export function commandFor(file: string, names: readonly string[]): string {
  const pattern = `${names.join(' ').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
  return `npm test -- ${file} -g '${pattern.replaceAll("'", String.raw`'\''`)}'`;
}

function describeError({ stack, message, value, snippet }: TestError): string {
  const text = [stack ?? message ?? value ?? 'An error without words.', snippet ?? '']
    .filter((part) => part !== '')
    .join('\n');
  // Remove terminal colours.
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}
