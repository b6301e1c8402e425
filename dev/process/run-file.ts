import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';
import { endGroup, isLeft } from './group.ts';
import { isStillRunning, recordOf, type ProcessRecord } from './identity.ts';
import { withLock } from './lock.ts';

interface Written {
  owner: ProcessRecord;
  processes: ProcessRecord[];
}

/** What runs on a data folder, on disk, so that whoever comes after a kill -9 can end it. */
export interface RunFile {
  add(record: ProcessRecord): void;
  remove(pid: number): void;
  release(): void;
}

/**
 * Takes the data folder for this process: refuses while another one holds it alive, and ends
 * what a dead one left running.
 */
export async function claimRunFile(path: string): Promise<RunFile> {
  const owner = recordOf('wemi', process.pid, 'SIGTERM');
  let processes: ProcessRecord[] = [];
  const save = () => write(path, { owner, processes });
  // Of two that start at once the second must see the first's file, not remove it.
  await withHold(path, async () => {
    await endLeftovers(path);
    save();
  });
  return {
    add: (record) => {
      processes.push(record);
      save();
    },
    remove: (pid) => {
      processes = processes.filter((record) => record.pid !== pid);
      save();
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Does something with a data folder while nobody else can begin to use it. */
export function withHold<T>(path: string, work: () => Promise<T>): Promise<T> {
  return withLock(`${path}.lock`, async () => {
    refuseWhileHeld(path);
    return work();
  });
}

/** Throws the sentence to show when a living WeMi uses the folder of this run file. */
export function refuseWhileHeld(path: string): void {
  if (!isHeld(path)) return;
  const { pid } = read(path)!.owner;
  throw new UserError(
    `WeMi already runs on ${dirname(path)} (process ${pid}): stop it first (Ctrl-C there, or kill ${pid}), or set WEMI_DATA to another folder.`,
  );
}

/** Whether another process, still alive, has the folder of this run file. */
export function isHeld(path: string): boolean {
  const owner = read(path)?.owner;
  return owner !== undefined && owner.pid !== process.pid && isStillRunning(owner);
}

export async function endLeftovers(path: string): Promise<void> {
  const alive = read(path)?.processes.filter(isLeft) ?? [];
  await Promise.all(alive.map((record) => endGroup(record, 10_000)));
  rmSync(path, { force: true });
}

function read(path: string): Written | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Written;
  } catch {
    return undefined;
  }
}

function write(path: string, content: Written): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(content, null, 2));
  renameSync(`${path}.new`, path);
}
