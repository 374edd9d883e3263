import importX from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** Imports go one way, from the top of this list down (docs/decisions/0017). */
const order = [
  ['tests'],
  ['tools', 'branding-editor'],
  ['scripts'],
  ['hosts', 'instrumentation.ts'],
  ['app'],
  ['server'],
  ['components'],
  ['lib'],
  ['i18n'],
  ['messages'],
];
const oneWay = order.flatMap((folders, level) =>
  folders.map((folder) => ({
    target: `./${folder}`,
    from: order.slice(0, level).flatMap((above) => above.map((name) => `./${name}`)),
    message: `${folder} must not import from what stands above it (docs/decisions/0017).`,
  })),
);
const zones = [
  ...oneWay.filter(({ from }) => from.length > 0),
  {
    target: './lib/booking',
    from: './lib/!(booking)/**',
    message: 'The domain knows nothing of the API, of HTTP or of the host.',
  },
  {
    target: './components',
    from: ['./lib/bokamera', './lib/http', './lib/tokens', './lib/logo', './lib/observability'],
    message: 'Views know the domain and the words: no requests, no secrets, no API.',
  },
  {
    // A stand-in that shared code would share a misreading with what it tests.
    target: './sandbox',
    from: order.flat().map((folder) => `./${folder}`),
    message: 'The sandbox shares no code with the site.',
  },
];

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
  message: 'This folder needs nothing of Node and must run where there is none.',
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
      'tools/bench/floor/app/',
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
      'import-x/no-restricted-paths': ['error', { zones }],
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
          message: 'Settings come from lib/settings/settings.ts, through the site.',
        },
        {
          object: 'URL',
          property: 'canParse',
          message: 'On Node 20 it refuses "ö" once it is hot: use lib/read-url.ts.',
        },
      ],
      // Posted text is tidied of control characters, which takes naming them.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['app/**', 'server/**', 'lib/**', 'components/**', 'i18n/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: oneHostOnly }] },
  },
  {
    files: ['app/**', 'server/**', 'components/**', 'i18n/**'],
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
      'server/process-site.ts',
      'hosts/*/*.ts',
      'instrumentation.ts',
      'sandbox/main.ts',
      'branding-editor/main.ts',
      'scripts/**',
      'tests/**',
      'tools/**',
      'playwright.config.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
);
