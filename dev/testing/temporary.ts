import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftovers, isHeld } from '../process/run-file.ts';

const prefix = 'wemi-test-';
const day = 24 * 3_600_000;

/** The user `postgres` must be able to pass through it, which mkdtemp alone does not grant. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** Ends what runs on a temporary folder and on those inside it, then removes them. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  for (const inner of temporaryFoldersIn(folder)) await removeTemporaryFolder(inner);
  await endLeftovers(`${folder}/run.json`);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** A test run that was killed with -9 leaves its folder and its servers: the next one ends them. */
export async function removeAbandonedFolders(): Promise<void> {
  for (const folder of temporaryFoldersIn(tmpdir())) {
    const runFile = `${folder}/run.json`;
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    // Another run may remove its own while this one looks.
    if (changed === undefined) continue;
    const isYoung = Date.now() - changed < day;
    const isUnknown = !statSync(runFile, { throwIfNoEntry: false });
    if (isHeld(runFile) || (isUnknown && isYoung)) continue;
    await removeTemporaryFolder(folder);
  }
}

function temporaryFoldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(prefix))
    .map((entry) => join(folder, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.uid === (process.getuid?.() ?? 0));
}
