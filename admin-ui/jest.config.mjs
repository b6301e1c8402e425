import presets from 'jest-preset-angular/presets/index.js';

/**
 * Unit tests of this app, beside the code: `*.spec.ts`. As modules, since not all packages are to
 * be had otherwise: `NODE_OPTIONS=--experimental-vm-modules jest`, which `npm test` sets.
 */
export default {
  ...presets.createEsmPreset(),
  displayName: 'admin-ui',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
};
