import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';
import { endGroup } from './group.ts';
import { isStillRunning, readStartMark, type ProcessRecord } from './identity.ts';

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
  refuseWhileHeld(path);
  await endLeftovers(path);
  const owner = recordOf('wemi', process.pid, 'SIGTERM');
  let processes: ProcessRecord[] = [];
  const save = () => write(path, { owner, processes });
  save();
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
  const alive = read(path)?.processes.filter(isStillRunning) ?? [];
  await Promise.all(alive.map((record) => endGroup(record, 10_000)));
  rmSync(path, { force: true });
}

export function recordOf(name: string, pid: number, stopSignal: NodeJS.Signals): ProcessRecord {
  return { name, pid, startMark: readStartMark(pid) ?? 'gone', stopSignal };
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
