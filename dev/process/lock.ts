import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isStillRunning, recordOf, type ProcessRecord } from './identity.ts';

const unreadableAfterMs = 5_000;

/**
 * One command at a time does this work; a second one waits, and takes over when the first was
 * killed in the middle.
 * @param sayWaiting told once, with the holder's process, when another is at it
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  sayWaiting: (holder: string) => void = () => undefined,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  let isSaid = false;
  while (!take(path)) {
    if (isHolderDead(path) && breakDead(path)) continue;
    if (!isSaid) sayWaiting(describeHolder(path));
    isSaid = true;
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A link appears whole or not at all: nobody ever reads a lock that is half written. */
function take(path: string): boolean {
  const mine = `${path}.${randomUUID()}`;
  try {
    writeFileSync(mine, JSON.stringify(recordOf('lock', process.pid, 'SIGTERM')));
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Of two that find a dead lock only one may remove it, and only after another look: the other
 * would remove the lock that the first has taken since.
 */
function breakDead(path: string): boolean {
  const turn = `${path}.breaking`;
  try {
    writeFileSync(turn, '', { flag: 'wx' });
  } catch {
    if (isOld(turn)) rmSync(turn, { force: true });
    return false;
  }
  try {
    if (isHolderDead(path)) rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function isHolderDead(path: string): boolean {
  const holder = readHolder(path);
  return holder ? !isStillRunning(holder) : isOld(path);
}

function readHolder(path: string): ProcessRecord | undefined {
  try {
    const { pid, startMark } = JSON.parse(readFileSync(path, 'utf8'));
    return pid && startMark ? ({ pid, startMark } as ProcessRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** What cannot be read for seconds was left by a full disk or a power cut. */
function isOld(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > unreadableAfterMs;
}

function describeHolder(path: string): string {
  const holder = readHolder(path);
  return holder ? `process ${holder.pid}` : 'another process';
}
