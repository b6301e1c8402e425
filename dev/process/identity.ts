import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process as written down on disk. The start mark tells it from a later process that was
 * given the same number: a recycled pid is never taken for ours, hence never killed.
 */
export interface ProcessRecord {
  name: string;
  pid: number;
  startMark: string;
  stopSignal: NodeJS.Signals;
  /** What its environment and that of its children says of it. */
  launchMark?: string;
}

export function recordOf(name: string, pid: number, stopSignal: NodeJS.Signals): ProcessRecord {
  return { name, pid, startMark: readStartMark(pid) ?? 'gone', stopSignal };
}

export function isStillRunning(record: ProcessRecord): boolean {
  return readStartMark(record.pid) === record.startMark;
}

/** When a process started, in the words of its system; undefined when it is gone or a zombie. */
export function readStartMark(pid: number): string | undefined {
  return process.platform === 'linux' ? readProc(pid) : askPs(pid);
}

function readProc(pid: number): string | undefined {
  try {
    const fields = readStat(pid);
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** Linux's account of a process from its state on: [0] state, [2] group, [19] start. */
export function readStat(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command name may hold spaces and parentheses: fields count from the last ")".
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function askPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
