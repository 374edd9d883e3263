import importX from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/**
 * The rooms from the top floor down (docs/decisions/0010): each may import only from rooms below
 * it. Rooms on one floor know nothing of each other.
 */
const floors = [
  ['./tests'],
  ['./scripts'],
  ['./instrumentation.ts'],
  ['./hosts'],
  ['./app'],
  ['./lib/refuse-methods.ts'],
  ['./lib/serve.ts'],
  ['./lib/process-site.ts'],
  ['./lib/pages'],
  ['./lib/site.ts'],
  ['./components'],
  ['./lib/branding', './lib/logo', './lib/webhook', './lib/signed-receipt'],
  ['./lib/environment.ts'],
  [
    './lib/bokamera',
    './lib/http',
    './lib/tokens',
    './lib/settings.ts',
    './lib/secrets.ts',
    './lib/misspelled.ts',
  ],
  ['./i18n'],
  ['./lib/booking'],
  ['./lib/observability'],
  ['./lib/listen-to.ts', './lib/plain-text.ts', './lib/single-flight.ts'],
];
const imports = floors.flatMap((floor, level) =>
  floor
    .map((target) => ({
      target,
      from: [...floors.slice(0, level).flat(), ...floor.filter((beside) => beside !== target)],
      message: 'Arrows between rooms go down only: docs/decisions/0010.',
    }))
    .filter(({ from }) => from.length > 0),
);
// The views know the domain and the words, and nothing of requests, secrets or the API.
const views = {
  target: './components',
  from: ['./lib/bokamera', './lib/http', './lib/tokens', './lib/logo', './lib/observability'],
};
// The stand-in must not share a misreading with what it tests.
const standIn = {
  target: './sandbox',
  from: ['./app', './components', './hosts', './i18n', './lib'],
};

/** What only one host has. A route file and all below it must run on any. */
const oneHostOnly = [
  {
    group: ['next', 'next/*', '!next-intl'],
    message: 'Routes are web-standard functions: another host has no next/headers, after or cache.',
  },
  {
    group: ['hono', 'hono/*', '@hono/*'],
    message: 'Only hosts/node speaks to its router.',
  },
];
const nodeOnly = {
  group: ['node:*'],
  message: 'This room needs nothing of Node and must run where there is none.',
};

export default defineConfig(
  {
    ignores: [
      '**/.next/',
      'dist/',
      'generated/',
      'node_modules/',
      'test-results/',
      'next-env.d.ts',
      'gallery/',
      // Plain JavaScript, so that Next writes no TypeScript settings of its own there.
      'tests/bench/floor/app/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
      },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { typescript: true } },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones: [...imports, views, standIn] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Numbers print as one expects; everything else must be turned into text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings come from lib/settings.ts, through the site.',
        },
      ],
      // Posted text is tidied of control characters, which takes naming them.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['app/**', 'lib/**', 'components/**', 'i18n/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: oneHostOnly }] },
  },
  {
    files: [
      'app/**',
      'lib/pages/**',
      'lib/serve.ts',
      'lib/refuse-methods.ts',
      'components/**',
      'i18n/**',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...oneHostOnly, nodeOnly] },
      ],
    },
  },
  {
    // Where a process begins, it hands over its environment.
    files: [
      'lib/process-site.ts',
      'hosts/*/*.ts',
      'instrumentation.ts',
      'sandbox/main.ts',
      'scripts/**',
      'tests/**',
      'playwright.config.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
);
