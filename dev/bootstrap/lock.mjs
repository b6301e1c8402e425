import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const unreadableAfterMs = 5_000;
const longestMs = 15 * 60_000;

/** One installation at a time; the lock of one that was killed is taken over. */
export async function withInstallLock(lock, work) {
  let isSaid = false;
  while (!take(lock)) {
    if (!isHeld(lock)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!isSaid) console.log('Another command installs the packages: waiting for it…');
    isSaid = true;
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A link appears whole or not at all: nobody ever reads a lock that is half written. */
function take(lock) {
  const mine = `${lock}.${process.pid}`;
  try {
    writeFileSync(mine, String(process.pid));
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A holder that is gone, or so old that its number belongs to another by now, holds nothing. */
function isHeld(lock) {
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (!stat) return true;
  const age = Date.now() - stat.mtimeMs;
  const pid = readPid(lock);
  return pid === undefined ? age < unreadableAfterMs : age < longestMs && isAlive(pid);
}

function readPid(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
