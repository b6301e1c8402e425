import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runAsCommand } from './console.ts';
import { readContracts } from './contracts/open-api.ts';
import { PAGOPA_FILES, talkToPagoPa } from './contracts/pagopa.ts';
import { PAYPAL_FILES, talkToPayPal } from './contracts/paypal.ts';
import { UserError } from './user-error.ts';

const USAGE = `Use
  npm run contracts -- FOLDER
with the folder of the gateways' own OpenAPI files, or set WEMI_CONTRACTS to it.`;

const SERVICES = [
  { name: 'PayPal', files: PAYPAL_FILES, talk: talkToPayPal },
  { name: 'pagoPA', files: PAGOPA_FILES, talk: talkToPagoPa },
];

/** Of tokens the OpenAPI files say nothing. */
const OUTSIDE = ['/v1/oauth2/token'];

/**
 * Holds what we ask of gateways, and what their simulators answer, against the gateways' own
 * contracts. Those are not ours to keep here: the folder is named.
 */
await runAsCommand(async () => {
  const folder = process.argv[2] ?? process.env['WEMI_CONTRACTS'];
  if (!folder) throw new UserError(USAGE);
  const found: string[] = [];
  for (const { name, files, talk } of SERVICES) {
    const paths = files.map((file) => join(folder, file));
    const missing = paths.find((file) => !existsSync(file));
    if (missing) throw new UserError(`There is no ${missing}.\n${USAGE}`);
    const judge = readContracts(paths);
    const heard = (await talk()).filter(({ path }) => !OUTSIDE.includes(path));
    const faults = [...new Set(heard.flatMap(judge))];
    for (const fault of faults) console.log(fault);
    console.log(`${name}: ${heard.length} calls, ${faults.length} faults`);
    found.push(...faults);
  }
  return found.length === 0 ? 0 : 1;
});
