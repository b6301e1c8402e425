import { runAsCommand } from './console.ts';
import { loadDotEnv } from './settings.ts';
import { verifyDatabase } from './verify/history.ts';
import { readOptions } from './verify/options.ts';
import { UserError } from './user-error.ts';

/** The auditor's command: docs/verify-history.md. Ends with 1 when anything does not hold. */
await runAsCommand(async () => {
  loadDotEnv();
  const options = readOptions(process.argv.slice(2));
  if (options.what === 'all' || options.what === 'pratica') {
    return (await verifyDatabase(options)) ? 0 : 1;
  }
  throw new UserError('Bundles come next.');
});
