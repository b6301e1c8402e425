import { runAsCommand } from './console.ts';
import { loadDotEnv } from './settings.ts';
import { exportBundle, verifyBundle } from './verify/bundle.ts';
import { verifyEngine } from './verify/engine.ts';
import { verifyDatabase } from './verify/history.ts';
import { readOptions } from './verify/options.ts';

/** The auditor's command: docs/verify-history.md. Ends with 1 when anything does not hold. */
await runAsCommand(async () => {
  loadDotEnv();
  const options = readOptions(process.argv.slice(2));
  switch (options.what) {
    case 'bundle':
      return verifyBundle(options) ? 0 : 1;
    case 'export':
      await exportBundle(options);
      return 0;
    case 'engine':
      return (await verifyEngine(options)) ? 0 : 1;
    default:
      return (await verifyDatabase(options)) ? 0 : 1;
  }
});
