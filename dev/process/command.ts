import { statSync, readFileSync } from 'node:fs';
import { UserError } from '../user-error.ts';
import { endGroup, signalGroup } from './group.ts';
import { tailOf } from './log.ts';
import type { RunFile } from './run-file.ts';
import { spawnLogged, type Launch } from './spawn.ts';

export interface CommandSpec extends Launch {
  /** What the person should do when it fails, beside reading the end of its log. */
  remedy: string;
}

export interface CommandContext {
  logsDir: string;
  runFile?: RunFile;
  signal?: AbortSignal;
}

/** Runs a program to its end and gives what it wrote; a failure is one sentence with the remedy. */
export async function runCommand(spec: CommandSpec, context: CommandContext): Promise<string> {
  const log = `${context.logsDir}/${spec.name}.log`;
  const from = sizeOf(log);
  const { child, record } = spawnLogged(spec, context.logsDir);
  context.runFile?.add(record);
  const abort = () => void endGroup(record, 2_000);
  context.signal?.addEventListener('abort', abort);
  const how = await new Promise<string>((resolve) => {
    child.once('exit', (code, name) => resolve(name ?? String(code)));
  });
  context.signal?.removeEventListener('abort', abort);
  signalGroup(record.pid, 'SIGKILL');
  context.runFile?.remove(record.pid);
  context.signal?.throwIfAborted();
  if (how === '0') return readFileSync(log, 'utf8').slice(from);
  throw new UserError(
    `${spec.name} failed (${how}). ${spec.remedy} Its log, ${log}, ends with:\n${tailOf(log)}`,
  );
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
