import { createClient } from '@hey-api/openapi-ts';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describeApi } from '../api/describe.ts';
import { printQualificationStates, printServiceStates, printStates } from '../docs/print-states.ts';
import { compileLayout } from './compile-layout.ts';

/**
 * Writes what is drawn from code: of the routes the OpenAPI document and the types the two UIs
 * read, of the transition tables their pages in docs, of the layout of mails the HTML that is filled in.
 * Into the folder named by the first argument; into api/ when there is none.
 */
const folder = process.argv[2] ?? fileURLToPath(new URL('../api', import.meta.url));
const specFile = join(folder, 'openapi.json');
mkdirSync(folder, { recursive: true });
writeFileSync(specFile, await pretty('openapi.json', JSON.stringify(await describeApi())));

const layoutFolder = process.argv[2] ?? fileURLToPath(new URL('../notifications', import.meta.url));
writeFileSync(join(layoutFolder, 'layout.html'), await compileLayout());

if (!process.argv[2]) {
  const docs = fileURLToPath(new URL('../docs', import.meta.url));
  writeFileSync(join(docs, 'pratica-states.md'), await printStates());
  writeFileSync(join(docs, 'qualification-states.md'), await printQualificationStates());
  writeFileSync(join(docs, 'service-states.md'), await printServiceStates());
}

const typesFile = join(folder, 'generated/types.gen.ts');
await createClient({
  input: specFile,
  output: { path: join(folder, 'generated'), entryFile: false },
  plugins: ['@hey-api/typescript'],
  logs: { level: 'silent' },
});
writeFileSync(typesFile, await pretty('types.gen.ts', readFileSync(typesFile, 'utf8')));

async function pretty(name: string, source: string): Promise<string> {
  const inHouse = fileURLToPath(new URL(`../api/${name}`, import.meta.url));
  return format(source, { ...(await resolveConfig(inHouse)), filepath: inHouse });
}
