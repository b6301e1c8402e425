import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runAsCommand } from './console.ts';
import { readContracts } from './contracts/open-api.ts';
import { PAYPAL_FILES, talkToPayPal } from './contracts/paypal.ts';
import { UserError } from './user-error.ts';

const USAGE = `Use
  npm run contracts -- FOLDER
with the folder of the gateways' own OpenAPI files, or set WEMI_CONTRACTS to it.`;

/** Of tokens the OpenAPI files say nothing. */
const OUTSIDE = ['/v1/oauth2/token'];

/**
 * Holds what we ask of gateways, and what their simulators answer, against the gateways' own
 * contracts. Those are not ours to keep here: the folder is named.
 */
await runAsCommand(async () => {
  const folder = process.argv[2] ?? process.env['WEMI_CONTRACTS'];
  if (!folder) throw new UserError(USAGE);
  const files = PAYPAL_FILES.map((file) => join(folder, file));
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new UserError(`There is no ${missing}.\n${USAGE}`);
  const judge = readContracts(files);
  const heard = (await talkToPayPal()).filter(({ path }) => !OUTSIDE.includes(path));
  const faults = [...new Set(heard.flatMap(judge))];
  for (const fault of faults) console.log(fault);
  console.log(`PayPal: ${heard.length} calls, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
});
