import js from '@eslint/js';
import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { globalIgnores } from 'eslint/config';
import { builtinModules } from 'node:module';
import { relative, resolve } from 'node:path';
import ts from 'typescript-eslint';

const arrows = 'Arrows point one way: see docs/adr/0002-rooms-and-arrows.md';

/** What the files of one room may not import: the arrows of the house, as rules. */
const mayNot = (files, patterns, { ignores = [] } = {}) => ({
  files,
  ignores: ['**/*.test.ts', '**/testing*.ts', ...ignores],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});
const rooms = (...names) => ({ group: names.map((name) => `**/${name}/**`), message: arrows });
/** Types are gone when the code runs: some rooms may know them of a room that is closed to them. */
const roomsButForTypes = (...names) => ({ ...rooms(...names), allowTypeImports: true });
const OPEN_OF_QUALIFICATIONS = 'qualification/(messages|qualification|table|transitions)';
/** Of a workflow nobody but its worker knows more than what is pure. */
const workflowsBut = (...files) => ({
  regex: `/workflows/(?!(pratica/(${files.join('|')})|${OPEN_OF_QUALIFICATIONS})\\.ts$)`,
  message: arrows,
});

/** The cache and the data may lie elsewhere, also elsewhere in here. */
function foldersOfOurs() {
  const { WEMI_CACHE, WEMI_DATA } = process.env;
  return [WEMI_CACHE, WEMI_DATA]
    .map((folder) => folder && relative(import.meta.dirname, resolve(import.meta.dirname, folder)))
    .filter((folder) => folder && !folder.startsWith('..'))
    .map((folder) => `${folder}/`);
}

const UIS = ['citizen-ui/**/*.ts', 'admin-ui/**/*.ts'];

export default ts.config(
  globalIgnores([
    ...['**/dist/', '**/.angular/', '.cache/', '.data/', 'coverage/', 'api/generated/'],
    ...foldersOfOurs(),
  ]),
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
    // Angular's build asks for it.
    files: ['citizen-ui/src/main.server.ts'],
    rules: { 'no-restricted-syntax': 'off' },
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
      rooms('db', 'api', 'temporal', 'payments', 'dev', 'simulators'),
      roomsButForTypes('activities'),
      {
        regex: `^(node:.*|(${builtinModules.join('|')})(/.*)?|kysely|pg|fastify.*|@temporalio/(?!workflow$).*)$`,
        message:
          'Workflow code is replayed: nothing but @temporalio/workflow and its own messages and table.',
        allowTypeImports: true,
      },
    ],
    { ignores: ['workflows/*/record-histories.ts', 'workflows/*/grow-histories.ts'] },
  ),
  mayNot(
    ['vouchers/**/*.ts'],
    [{ regex: '^(?!\\./)', message: 'The rules of vouchers are pure: they stand on nothing.' }],
  ),
  mayNot(
    ['catalogue/**/*.ts'],
    [{ regex: '^(?!\\./)', message: 'What a service asks is pure: it stands on nothing.' }],
  ),
  mayNot(
    ['payouts/**/*.ts'],
    [{ regex: '^(?!\\./)', message: 'The rules of payouts are pure: they stand on nothing.' }],
    { ignores: ['payouts/*.test.ts'] },
  ),
  mayNot(
    ['notifications/**/*.ts'],
    [
      {
        regex: '^\\.\\./(?!workflows/pratica/transitions)',
        message: 'The words of notifications know the table, and nothing else of the house.',
        allowTypeImports: true,
      },
    ],
  ),
  mayNot(
    ['realm/**/*.ts'],
    [{ regex: '^(?!\\./|node:)', message: 'What asks Keycloak knows nobody else of the house.' }],
  ),
  mayNot(
    ['db/**/*.ts'],
    [
      rooms('api', 'activities', 'temporal', 'payments', 'dev', 'simulators'),
      roomsButForTypes('workflows'),
    ],
  ),
  mayNot(
    ['payments/**/*.ts'],
    [
      rooms('api', 'activities', 'dev', 'simulators'),
      workflowsBut('messages', 'transitions', 'pratica', 'step', 'guards', 'advance'),
      { group: ['**/temporal/worker.ts'], message: arrows },
    ],
  ),
  mayNot(
    ['activities/**/*.ts'],
    [
      rooms('dev', 'simulators'),
      roomsButForTypes('api'),
      workflowsBut('messages', 'transitions', 'pratica'),
      { group: ['**/temporal/worker.ts'], message: arrows },
    ],
  ),
  mayNot(
    ['api/**/*.ts'],
    [
      rooms('activities', 'dev', 'simulators'),
      workflowsBut(
        'closures',
        'instalment-plan',
        'messages',
        'approval',
        'hindsight',
        'outlook',
        'plan',
        'policy',
        'service-visits',
        'transitions',
        'pratica',
        'renewal',
        'service',
        'terms',
      ),
      { group: ['**/temporal/worker.ts'], message: arrows },
    ],
  ),
  mayNot(
    ['temporal/**/*.ts'],
    [rooms('dev', 'simulators'), { regex: '/api/(?!(config|logging)\\.ts$)', message: arrows }],
  ),
  mayNot(
    ['simulators/**/*.ts'],
    [rooms('api', 'db', 'activities', 'payments', 'temporal', 'workflows', 'dev')],
  ),
  mayNot(UIS, [
    {
      regex:
        '^(\\.\\./)+(api/(?!generated/)|(db|activities|temporal|payments|dev|identity|simulators|citizen-ui|admin-ui)/|workflows/(?!(pratica|qualification)/transitions))',
      message:
        'A page knows the API’s generated types and the transition table, nothing else of the backend and nothing of the other app.',
    },
    // Both apps have a folder of this name, too, one step away.
    { regex: '^(\\.\\./){3,}vouchers/', message: 'The rules are the API’s to apply.' },
    { regex: '/api/generated/', message: 'Types only.', allowTypeImports: true },
  ]),
  {
    files: UIS,
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['citizen-ui/**/*.html', 'admin-ui/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);
