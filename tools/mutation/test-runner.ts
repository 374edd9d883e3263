import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { readdirSync } from 'node:fs';
import { type Running, startSandbox } from '../../scripts/processes.mjs';
import { bundleTests, type LoadTests } from './bundle';
import type { Registered } from './registry';

/** What instrumented code reads and writes. */
type Instrumented = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage | undefined;
};

declare global {
  var __stryker__: Instrumented | undefined;
}

const folder = 'tests/unit/';
/** Contract tests that need only an API over a network, which they start themselves. */
const overNetwork = ['api-connection', 'client', 'move-client', 'sign-in'].map(
  (name) => `tests/contract/${name}.test.ts`,
);
/** Tests that take a second or more per mutant or need the site, and notice little that the others do not. */
const slow = [
  'simulate',
  'properties',
  'messages',
  'signed-receipt',
  'handed-in-receipts',
  'stylesheet',
  'commands',
  'branding',
  'outside-text',
  'static-page',
];

/**
 * Runs the unit tests in this process, on a fresh copy of the project's code for each change. The set-up
 * of a usual test runner takes a hundred times longer than the tests.
 */
class UnitTestRunner implements TestRunner {
  readonly #files = new Map<string, LoadTests>();
  readonly #state: Instrumented = (globalThis.__stryker__ ??= {});
  /** How long each test took on unchanged code, in milliseconds. */
  readonly #usual = new Map<string, number>();

  #sandbox: Running | undefined;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    // A change may leave a promise unhandled; the test that waits for it fails.
    process.on('unhandledRejection', () => undefined);
    this.#sandbox = await startSandbox({
      site: 'http://localhost',
    });
    process.env.SANDBOX_URL = this.#sandbox.url;
    const quick = readdirSync(folder).filter(
      (file) => file.endsWith('.test.ts') && !slow.includes(file.replace('.test.ts', '')),
    );
    for (const file of [...quick.map((name) => `${folder}${name}`), ...overNetwork])
      this.#files.set(file, await bundleTests(file));
  }

  async dispose(): Promise<void> {
    await this.#sandbox?.stop();
  }

  async dryRun(): Promise<DryRunResult> {
    const coverage: MutantCoverage = { static: {}, perTest: {} };
    Object.assign(this.#state, { mutantCoverage: coverage, activeMutant: undefined });
    const tests: TestResult[] = [];
    for (const file of this.#files.keys()) tests.push(...(await this.#runFile(file)));
    for (const { id, timeSpentMs } of tests) this.#usual.set(id, timeSpentMs);
    // Code at a file's top level runs for each of its tests.
    for (const { id } of tests)
      coverage.perTest[id] = { ...coverage.perTest[fileOf(id)], ...coverage.perTest[id] };
    for (const file of this.#files.keys()) Reflect.deleteProperty(coverage.perTest, file);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter = [], hitLimit } = options;
    const hitCount = hitLimit === undefined ? undefined : 0;
    Object.assign(this.#state, { activeMutant: activeMutant.id, hitLimit, hitCount });
    const tests: TestResult[] = [];
    for (const file of new Set(testFilter.map(fileOf))) {
      tests.push(...(await this.#runFile(file, new Set(testFilter))));
      if (tests.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return toMutantRunResult(
      determineHitLimitReached(this.#state.hitCount, hitLimit) ?? {
        status: DryRunStatus.Complete,
        tests,
      },
    );
  }

  /** The time limit of a test in milliseconds: on changed code far above its usual time. */
  #longest(id: string): number {
    const usual = this.#usual.get(id);
    return usual === undefined ? longestUnchanged : 5_000 + 10 * usual;
  }

  /** Runs a file's tests, all or the wanted ones, until one fails; each on freshly loaded code. */
  async #runFile(file: string, wanted?: ReadonlySet<string>): Promise<TestResult[]> {
    const results: TestResult[] = [];
    const load = this.#files.get(file) ?? (() => []);
    const note = (id: string, started: number, failure: string | undefined) => {
      const result = { id, name: id, timeSpentMs: performance.now() - started };
      results.push(
        failure === undefined
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage: failure },
      );
    };
    for (let at = 0, tests: readonly Registered[] = []; at === 0 || at < tests.length; at += 1) {
      const started = performance.now();
      this.#state.currentTestId = file;
      const broken = await failureOf(() => {
        tests = load();
      }, longestUnchanged);
      const test = tests[at];
      const id = test ? `${file} ${test.name}` : file;
      if (broken !== undefined) note(id, started, broken);
      else if (!test || wanted?.has(id) === false) continue;
      else {
        this.#state.currentTestId = id;
        note(id, started, await failureOf(test.run, this.#longest(id)));
      }
      if (results.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return results;
  }
}

function fileOf(id: string): string {
  return id.slice(0, id.indexOf(' '));
}

/** The time limit of a test on unchanged code, in milliseconds: enough for any machine. */
const longestUnchanged = 120_000;

async function failureOf(what: () => unknown, longest: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The test did not end.')), longest);
  });
  try {
    await Promise.race([what(), late]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'unit', UnitTestRunner)];
