/**
 * Backend and end-to-end tests; the two UIs carry their own configuration.
 * `npm test` runs them all. By hand: NODE_OPTIONS=--experimental-vm-modules npx jest db/ --selectProjects backend
 */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/\\.cache/', '<rootDir>/\\.data/'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of files that are done stay in memory: a worker that grew is followed by a new one.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    {
      ...shared,
      displayName: 'backend',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/(citizen-ui|admin-ui|e2e)/'],
      globalSetup: '<rootDir>/dev/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/dev/testing/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e.ts'],
      globalSetup: '<rootDir>/dev/testing/e2e-setup.mjs',
      globalTeardown: '<rootDir>/dev/testing/e2e-teardown.mjs',
    },
  ],
};
