import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { UserError } from '../user-error.ts';
import { launchMarkName } from './group.ts';
import { recordOf, type ProcessRecord } from './identity.ts';

/** How to start a program of the stack: in a process group of its own, output to a log file. */
export interface Launch {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  /** The whole environment, not additions: nothing leaks in by accident. */
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Output goes to the person's screen instead of a log. */
  isShown?: boolean;
  stopSignal?: NodeJS.Signals;
}

interface Launched {
  child: ChildProcess;
  record: ProcessRecord;
}

export function spawnLogged(launch: Launch, logsDir: string): Launched {
  const log = openSync(`${logsDir}/${launch.name}.log`, 'a');
  const launchMark = randomUUID();
  try {
    const child = spawn(launch.command, launch.args, {
      cwd: launch.cwd,
      env: { ...launch.env, [launchMarkName]: launchMark },
      uid: launch.uid,
      gid: launch.gid,
      detached: true,
      stdio: launch.isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', log, log],
    });
    // Without a listener a failed spawn would throw from nowhere; the missing pid tells it here.
    child.on('error', () => undefined);
    if (!child.pid) {
      throw new UserError(`${launch.command} cannot be started: is it installed and executable?`);
    }
    const record = recordOf(launch.name, child.pid, launch.stopSignal ?? 'SIGTERM');
    return { child, record: { ...record, launchMark } };
  } finally {
    closeSync(log);
  }
}
