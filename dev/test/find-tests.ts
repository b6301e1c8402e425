import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.ts';

const otherRooms = new Set(['node_modules', 'citizen-ui', 'admin-ui', 'e2e', 'dist', 'coverage']);

/** Every test file of the backend package, relative to the repository. */
export function findBackendTests(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return entry.name.endsWith('.test.ts') ? [path] : [];
    const isOurs = entry.isDirectory() && !entry.name.startsWith('.');
    return isOurs && !otherRooms.has(entry.name) ? findBackendTests(path) : [];
  });
}
