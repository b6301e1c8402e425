import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CommandSpec } from '../process/command.ts';
import { withLock } from '../process/lock.ts';

/** Runs a build's programs so that they end when the command that wants them is stopped. */
export interface InstallContext {
  run: (spec: CommandSpec) => Promise<string>;
  announce: (line: string) => void;
}

/**
 * Builds a folder of the cache once. Half a build is never taken for a whole one: it is made
 * under another name and renamed at the end.
 */
export async function installOnce(
  folder: string,
  build: (unfinished: string) => Promise<void>,
  announce?: (line: string) => void,
): Promise<string> {
  if (existsSync(folder)) return folder;
  const work = async () => {
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(unfinished);
    try {
      await build(unfinished);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    return folder;
  };
  return withLock(`${folder}.lock`, work, (holder) =>
    announce?.(`waiting for ${holder}, which is building ${folder}`),
  );
}
