import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.svelte'];

export default tseslint.config(
  { ignores: ['dist/', '.astro/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{js,mjs,ts,svelte,astro}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // XState's empty actions and no-op callbacks are data, not forgotten bodies.
      '@typescript-eslint/no-empty-function': 'off',
      // The compiler itself asks for brackets where a key may be absent.
      '@typescript-eslint/dot-notation': 'off',
      // Objects here are closures made by functions; their methods know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `[...text]` is how a string is walked by code points.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A matter of taste, or of what XState's types accept.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `'all' | string` tells the reader which word is special.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // Would ask for `!`, which is not allowed everywhere.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // A switch over a closed union; `default` stays allowed where a value comes from outside.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off', // Except in sim and models, below.
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    files: ['src/sim/**/*.ts', 'src/models/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // A `let` in `$props()` is how Svelte writes props, whether or not one of them is bindable.
      'prefer-const': 'off',
      // Types of what crosses component borders are svelte-check's; ESLint sees them as `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  astro.configs['flat/recommended'],
);
