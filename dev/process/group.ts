import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isStillRunning, readStat, type ProcessRecord } from './identity.ts';

/** The variable by which a process of ours, and every child of it, is known again. */
export const launchMarkName = 'WEMI_LAUNCH_MARK';

/** Asks a process group to end, waits, then kills what is left of it. */
export async function endGroup(record: ProcessRecord, graceMs: number): Promise<void> {
  const wasRunning = isStillRunning(record);
  if (wasRunning) signal(record.pid, record.stopSignal);
  const deadline = Date.now() + graceMs;
  while (isStillRunning(record) && Date.now() < deadline) await sleep(25);
  if (wasRunning || hasOrphans(record)) signalGroup(record.pid, 'SIGKILL');
  while (isLeft(record)) await sleep(25);
}

/** Whether the process, or a child that has outlived it, is still there. */
export function isLeft(record: ProcessRecord): boolean {
  return isStillRunning(record) || hasOrphans(record);
}

/**
 * A script's child lives on when only the script was killed. Its group's number alone would not
 * prove that it is ours; the mark in its environment does.
 */
function hasOrphans({ pid, launchMark }: ProcessRecord): boolean {
  if (!launchMark || process.platform !== 'linux') return false;
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry) || groupOf(Number(entry)) !== pid) return false;
    return readEnvironment(entry).includes(`${launchMarkName}=${launchMark}`);
  });
}

function groupOf(pid: number): number | undefined {
  try {
    const fields = readStat(pid);
    return fields[0] === 'Z' ? undefined : Number(fields[2]);
  } catch {
    return undefined;
  }
}

function readEnvironment(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Signals every process of a group that a part led; silent when none is left. */
export function signalGroup(leader: number, name: NodeJS.Signals): void {
  signal(-leader, name);
}

function signal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
