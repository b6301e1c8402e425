import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import { endGroup, signalGroup } from './group.ts';
import type { ProcessRecord } from './identity.ts';
import { tailOf } from './log.ts';
import { spawnLogged, type Launch } from './spawn.ts';
import type { RunContext } from './run-context.ts';
import { waitUntil } from './wait.ts';

export interface PartSpec extends Launch {
  isReady: () => boolean | Promise<boolean>;
  readyTimeoutMs?: number;
  readyEveryMs?: number;
  /** Runs before each start, the restarts included. */
  prepare?: () => void | Promise<void>;
  stopGraceMs?: number;
  /** Parts of a lower rank are stopped first. */
  stopRank: number;
}

/** One long-running process of the stack. */
export interface Part {
  name: string;
  stopRank: number;
  pid(): number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL, as an accident would; comes back by itself when the stack restarts its parts. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

const firstBackoffMs = 500;
const longestBackoffMs = 15_000;
const steadyAfterMs = 60_000;

export function createPart(spec: PartSpec, context: RunContext): Part {
  let record: ProcessRecord | undefined;
  let wanted = false;
  let backoffMs = firstBackoffMs;
  let startedAt = 0;
  let exit: Promise<string> = Promise.resolve('');

  async function launch(): Promise<void> {
    await spec.prepare?.();
    if (!wanted) return;
    const { child, record: current } = spawnLogged(spec, context.logsDir);
    record = current;
    startedAt = Date.now();
    context.runFile.add(current);
    let died: string | undefined;
    exit = ended(child).then((how) => {
      died = how;
      signalGroup(current.pid, 'SIGKILL');
      context.runFile.remove(current.pid);
      if (record === current) record = undefined;
      return how;
    });
    await waitUntil(spec.isReady, {
      what: spec.name,
      timeoutMs: spec.readyTimeoutMs ?? 180_000,
      everyMs: spec.readyEveryMs,
      hopeless: () => died && sayWhyItDied(died),
    });
    void exit.then((how) => (wanted && context.autoRestart ? bringBack(how) : undefined));
  }

  async function bringBack(how: string): Promise<void> {
    if (Date.now() - startedAt > steadyAfterMs) backoffMs = firstBackoffMs;
    context.announce(`${spec.name} ended (${how}): starting it again`);
    while (wanted) {
      await sleep(backoffMs);
      backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
      try {
        const from = Date.now();
        if (wanted) await launch();
        if (wanted) context.announce(`${spec.name} is back (${seconds(Date.now() - from)})`);
        return;
      } catch (error) {
        if (record) await endGroup(record, spec.stopGraceMs ?? 10_000);
        if (wanted) context.announce(`${spec.name} did not come back: ${(error as Error).message}`);
      }
    }
  }

  function sayWhyItDied(how: string): string {
    return `${spec.name} ended while starting (${how}). Its log ${context.logsDir}/${spec.name}.log ends with:\n${tailOf(`${context.logsDir}/${spec.name}.log`)}`;
  }

  const part: Part = {
    name: spec.name,
    stopRank: spec.stopRank,
    pid: () => record?.pid,
    start: async () => {
      wanted = true;
      if (record) throw new UserError(`${spec.name} already runs.`);
      await launch();
    },
    stop: async () => {
      wanted = false;
      if (record) await endGroup(record, spec.stopGraceMs ?? 10_000);
      await exit;
    },
    kill: async () => {
      if (!record) return;
      process.kill(record.pid, 'SIGKILL');
      await exit;
    },
    restart: async () => {
      await part.stop();
      await part.start();
    },
  };
  return part;
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, name) => resolve(name ?? `exit code ${code}`));
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
