import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOfOurs, root } from '../settings.ts';

const otherRooms = new Set(['node_modules', 'citizen-ui', 'admin-ui', 'e2e', 'dist', 'coverage']);

const elsewhere = new Set(foldersOfOurs());

/** Every test file of the backend package, relative to the repository. */
export function findBackendTests(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return entry.name.endsWith('.test.ts') ? [path] : [];
    const isOurs = entry.isDirectory() && !entry.name.startsWith('.') && !elsewhere.has(path);
    return isOurs && !otherRooms.has(entry.name) ? findBackendTests(path) : [];
  });
}
