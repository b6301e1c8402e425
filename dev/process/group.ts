import { setTimeout as sleep } from 'node:timers/promises';
import { isStillRunning, type ProcessRecord } from './identity.ts';

/** Asks a process group to end, waits, then kills what is left of it. */
export async function endGroup(record: ProcessRecord, graceMs: number): Promise<void> {
  signal(record.pid, record.stopSignal);
  const deadline = Date.now() + graceMs;
  while (isStillRunning(record) && Date.now() < deadline) await sleep(25);
  if (isStillRunning(record)) signalGroup(record.pid, 'SIGKILL');
  while (isStillRunning(record)) await sleep(25);
  signalGroup(record.pid, 'SIGKILL');
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
