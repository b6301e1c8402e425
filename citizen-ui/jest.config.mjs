import presets from 'jest-preset-angular/presets/index.js';

/**
 * Logic and components of the citizen's app, beside the code: `*.spec.ts`. As modules:
 * `NODE_OPTIONS=--experimental-vm-modules jest`, which `npm test` sets.
 */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'citizen-ui',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/src'],
  // The backend's pure modules name each other as .ts, which compiling turns into .js.
  moduleNameMapper: {
    '^\\./(definition|prices|service-content)\\.js$': '<rootDir>/../catalogue/$1.ts',
  },
  // Modules of files that are done stay in memory: a worker that grew is followed by a new one.
  workerIdleMemoryLimit: '1500MB',
  // Left to itself jest keeps one core free: of two, half.
  maxWorkers: 2,
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
};
