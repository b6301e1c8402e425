import js from '@eslint/js';
import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** What the files of one folder may not import: the arrows of the house, as rules. */
const mayNot = (files, patterns, rest = {}) => ({
  files,
  ignores: ['**/*.test.ts', '**/testing.ts', ...(rest.ignores ?? [])],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: patterns.map((pattern) => ({ allowTypeImports: true, ...pattern })) },
    ],
  },
});
const rooms = (...names) => ({
  group: names.map((name) => `**/${name}/**`),
  message: 'Arrows point one way: see docs/adr/0002-rooms-and-arrows.md',
});
const UIS = ['citizen-ui/**/*.ts', 'admin-ui/**/*.ts'];

export default ts.config(
  globalIgnores(['**/dist/', '**/.angular/', '.cache/', '.data/', 'coverage/', 'api/generated/']),
  js.configs.recommended,
  ts.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', 300],
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
  {
    files: ['workflows/*/transitions.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportDeclaration', message: 'The table stands on nothing.' },
      ],
    },
  },
  mayNot(
    ['workflows/**/*.ts'],
    [
      rooms('db', 'api', 'temporal', 'activities', 'payments', 'dev'),
      {
        group: ['node:*', 'kysely', 'pg', 'fastify*', '@temporalio/*', '!@temporalio/workflow'],
        message:
          'Workflow code is replayed: nothing but @temporalio/workflow and its own messages and table.',
      },
    ],
    { ignores: ['workflows/*/record-histories.ts'] },
  ),
  mayNot(['db/**/*.ts'], [rooms('api', 'activities', 'temporal', 'payments', 'dev', 'workflows')], {
    ignores: ['db/seed/**'],
  }),
  mayNot(
    ['payments/**/*.ts'],
    [rooms('api', 'activities', 'dev'), { group: ['**/workflows/*/workflow.ts'] }],
  ),
  mayNot(['activities/**/*.ts'], [rooms('api', 'dev'), { group: ['**/workflows/*/workflow.ts'] }]),
  mayNot(
    ['api/**/*.ts'],
    [
      rooms('activities', 'dev', 'simulators'),
      { group: ['**/workflows/*/workflow.ts', '**/temporal/worker.ts'] },
    ],
  ),
  mayNot(UIS, [
    {
      regex:
        '^(\\.\\./)+(api|db|activities|temporal|payments|dev|identity|simulators|workflows/(?!pratica/transitions))',
      message:
        'A page knows the API’s generated types and the transition table, nothing else of the backend.',
    },
  ]),
  {
    files: ['citizen-ui/**/*.ts', 'admin-ui/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['citizen-ui/**/*.html', 'admin-ui/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);
