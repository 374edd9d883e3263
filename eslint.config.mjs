import importX from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** What each room may not import: arrows go one way (docs/decisions/0001). */
const rooms = [
  {
    target: './lib/booking',
    from: [
      './app',
      './components',
      './i18n',
      './sandbox',
      './server',
      './lib/bokamera',
      './lib/http',
      './lib/env.ts',
    ],
  },
  {
    target: './lib/bokamera',
    from: ['./app', './components', './i18n', './sandbox', './server', './lib/http'],
  },
  {
    target: './lib/http',
    from: ['./app', './components', './i18n', './sandbox', './server', './lib/bokamera'],
  },
  {
    target: './lib/look',
    from: ['./app', './components', './sandbox', './server', './lib/bokamera', './lib/http'],
  },
  { target: './lib/env.ts', from: ['./app', './components', './i18n', './sandbox', './server'] },
  {
    target: './i18n',
    from: ['./app', './components', './lib', './sandbox', './server'],
  },
  {
    target: './components',
    from: ['./app', './sandbox', './server', './lib/bokamera', './lib/http', './lib/env.ts'],
  },
  { target: './app', from: ['./sandbox', './server', './tests'] },
  { target: './server', from: ['./app', './components', './sandbox', './lib/bokamera'] },
  {
    target: './sandbox',
    from: ['./app', './components', './i18n', './lib', './server', './tests'],
  },
];

export default defineConfig(
  {
    ignores: [
      '**/.next/',
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
      'import-x/no-restricted-paths': [
        'error',
        { zones: rooms.map(({ target, from }) => ({ target, from })) },
      ],
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
        { object: 'process', property: 'env', message: 'Only lib/env.ts reads the environment.' },
      ],
      // Posted text is tidied of control characters, which takes naming them.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['lib/env.ts', 'sandbox/main.ts', 'scripts/**', 'tests/**', 'playwright.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
