import { build, type Plugin } from 'esbuild';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { z } from 'zod';
import { createRegistry, type Registered } from './registry';

/** Loads a test file and what it imports of this project, without caches, and returns its tests. */
export type LoadTests = () => readonly Registered[];

declare global {
  /** Modules that all bundles share, by import name. */
  var kept: Map<string, Readonly<Record<string, unknown>>>;
}

globalThis.kept = new Map();

/**
 * Bundles a file of tests. The project's own modules are loaded anew each time, so that no change
 * leaves anything behind for the next; packages are loaded once.
 */
export async function bundleTests(file: string): Promise<LoadTests> {
  const { outputFiles } = await build({
    absWorkingDir: process.cwd(),
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'node',
    target: 'node20',
    sourcemap: false,
    logLevel: 'silent',
    plugins: [keepPackages],
  });
  const script = new Script(outputFiles[0]?.text ?? '', { filename: file });
  return () => {
    const { tests, test } = createRegistry();
    kept.set(runner, { ...kept.get(runner), test });
    script.runInThisContext();
    return tests;
  };
}

const runner = '@playwright/test';
/** The project's modules that locate files relative to themselves, so they cannot be bundled. */
const tellsItsPlace = /\/(scripts|sandbox)\//;

/** Node itself loads packages, and modules that use their own address. */
const keepPackages: Plugin = {
  name: 'keep packages',
  setup: (bundle) => {
    bundle.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point') return undefined;
      const isOwn = path.startsWith('@/') || path.startsWith('.');
      if (!isOwn) return { path, namespace: 'kept' };
      const found = await bundle.resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      return tellsItsPlace.test(found.path) ? { path: found.path, namespace: 'kept' } : found;
    });
    bundle.onLoad({ filter: /./, namespace: 'kept' }, async ({ path }) => {
      const exported = kept.get(path) ?? (await load(path));
      kept.set(path, exported);
      const lines = Object.keys(exported).map((name, index) => {
        const quoted = JSON.stringify(name);
        return `const v${index} = kept.get(${JSON.stringify(path)})[${quoted}]; export { v${index} as ${quoted} };`;
      });
      return { contents: lines.join('\n'), loader: 'js' };
    });
  },
};

const exported = z.looseObject({});

async function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  const address = isAbsolute(path) ? pathToFileURL(path).href : path;
  return exported.parse(await import(address));
}
