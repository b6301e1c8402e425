import { mkdirSync } from 'node:fs';
import { UserError } from '../user-error.ts';
import { runCommand, type CommandSpec } from './command.ts';
import { createPart, type Part, type PartSpec } from './part.ts';
import type { RunContext, SupervisorOptions } from './run-context.ts';
import { claimRunFile } from './run-file.ts';

/** Starts parts and commands on one data folder, watches them, and ends them all. */
export interface Supervisor {
  serve(spec: PartSpec): Promise<Part>;
  run(spec: CommandSpec): Promise<string>;
  part(name: string): Part;
  stop(): Promise<void>;
}

export async function createSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const logsDir = `${options.dataDir}/logs`;
  mkdirSync(logsDir, { recursive: true });
  const runFile = await claimRunFile(`${options.dataDir}/run.json`);
  const context: RunContext = { ...options, logsDir, runFile };
  const parts = new Map<string, Part>();
  const commands = new Set<Promise<unknown>>();
  const stopping = new AbortController();
  let stopped: Promise<void> | undefined;

  return {
    serve: async (spec) => {
      stopping.signal.throwIfAborted();
      const part = createPart(spec, context);
      parts.set(spec.name, part);
      await part.start();
      return part;
    },
    run: (spec) => {
      stopping.signal.throwIfAborted();
      const command = runCommand(spec, { logsDir, runFile, signal: stopping.signal });
      const ended = command.catch(() => undefined).finally(() => commands.delete(ended));
      commands.add(ended);
      return command;
    },
    part: (name) => {
      const part = parts.get(name);
      if (!part) throw new Error(`no part is called ${name}: ${[...parts.keys()].join(', ')}`);
      return part;
    },
    stop: () => {
      stopping.abort(new UserError('Stopped.'));
      stopped ??= Promise.all(commands)
        .then(() => stopInOrder([...parts.values()]))
        .finally(() => runFile.release());
      return stopped;
    },
  };
}

/** Those who use a part end before it: the doors, then the processes, then what they stand on. */
async function stopInOrder(parts: Part[]): Promise<void> {
  const ranks = [...new Set(parts.map((part) => part.stopRank))].sort((a, b) => a - b);
  for (const rank of ranks) {
    await Promise.all(parts.filter((part) => part.stopRank === rank).map((part) => part.stop()));
  }
}
