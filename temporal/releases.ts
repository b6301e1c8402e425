import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { bundleWorkflows } from './bundle.ts';

/**
 * The workflows of past releases, as they ran: what the upgrade drill starts its pratiche on.
 * `npm run keep-release -- 0.2.0` keeps today's before a release goes out; what is kept is never
 * written again (docs/adr/0006).
 */
const NO_MAP = { version: 3, file: 'workflows.js', sources: [], mappings: '' };
const folder = new URL('../workflows/releases/', import.meta.url);

export interface Release {
  version: string;
  code: string;
}

export function keptReleases(): Release[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js.gz'))
    .map((name) => ({
      version: name.replace(/\.js\.gz$/, ''),
      code: gunzipSync(readFileSync(new URL(name, folder))).toString(),
    }));
}

/** @throws when that release is kept already */
export async function keepRelease(version: string): Promise<void> {
  const file = new URL(`${version}.js.gz`, folder);
  if (existsSync(file)) throw new Error(`release ${version} is kept already`);
  const { code } = await bundleWorkflows();
  mkdirSync(folder, { recursive: true });
  // Its source map is two thirds of the file and of no use to a drill; the SDK asks for one.
  const [bare] = code.split('//# sourceMappingURL=');
  const map = Buffer.from(JSON.stringify(NO_MAP)).toString('base64');
  const comment = `//# sourceMappingURL=data:application/json;base64,${map}\n`;
  writeFileSync(file, gzipSync(`${bare}${comment}`, { level: 9 }));
}

if (import.meta.main) {
  const [version] = process.argv.slice(2);
  if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) throw new Error('say which release: 0.2.0');
  await keepRelease(version!);
}
