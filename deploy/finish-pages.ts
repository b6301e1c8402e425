import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../dev/front-door/page.ts';
import { compressFiles } from '../dev/parts/compress.ts';

/** The proxy fills this in for each answer (templates of deploy/Caddyfile). */
const nonceOfThisAnswer = '{{placeholder "http.request.uuid"}}';

/** Makes a built app ready for the proxy: a nonce on its scripts and styles, files compressed. */
export async function finishPages(folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
    const path = join(folder, name);
    const page = prepare(readFileSync(path, 'utf8'));
    writeFileSync(path, page.replaceAll('__nonce__', nonceOfThisAnswer));
  }
  await compressFiles(folder);
}

if (import.meta.main) await Promise.all(process.argv.slice(2).map(finishPages));
