import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { UserError } from '../user-error.ts';

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
}

export function spawnLogged(launch: Launch, logsDir: string): ChildProcess {
  const log = openSync(`${logsDir}/${launch.name}.log`, 'a');
  try {
    const child = spawn(launch.command, launch.args, {
      cwd: launch.cwd,
      env: launch.env,
      uid: launch.uid,
      gid: launch.gid,
      detached: true,
      stdio: launch.isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', log, log],
    });
    // Without a listener a failed spawn would throw from nowhere; the missing pid tells it here.
    child.on('error', () => undefined);
    if (child.pid) return child;
    throw new UserError(`${launch.command} cannot be started: is it installed and executable?`);
  } finally {
    closeSync(log);
  }
}
