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
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and parentheses: fields count from the last ")".
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function askPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
