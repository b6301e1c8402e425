import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isStillRunning } from '../process/identity.ts';
import { recordOf } from '../process/run-file.ts';

/**
 * One command at a time does this work; a second one waits, and takes over when the first was
 * killed in the middle.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) {
    if (isHolderDead(path)) rmSync(path, { force: true });
    else await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(recordOf('lock', process.pid, 'SIGTERM')), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isHolderDead(path: string): boolean {
  try {
    return !isStillRunning(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not there any more, or not fully written yet: look again.
    return false;
  }
}
