import { createClient } from '@hey-api/openapi-ts';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describeApi } from '../api/describe.ts';

const specFile = fileURLToPath(new URL('../api/openapi.json', import.meta.url));
const typesFolder = fileURLToPath(new URL('../api/generated', import.meta.url));

/** Writes what is drawn from the routes: the OpenAPI document and the types the two UIs read. */
export async function generate(): Promise<void> {
  const spec = JSON.stringify(await describeApi());
  writeFileSync(
    specFile,
    await format(spec, { ...(await resolveConfig(specFile)), parser: 'json' }),
  );
  await createClient({
    input: specFile,
    output: { path: typesFolder, indexFile: false, postProcess: ['prettier'] },
    plugins: ['@hey-api/typescript'],
    logs: { level: 'silent' },
  });
}

await generate();
