import { existsSync, readFileSync } from 'node:fs';
import { nodePath } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { root } from '../settings.ts';
import type { JestReport, JestRun } from './tally.ts';

export interface RunContext {
  supervisor: Supervisor;
  /** Where reports go; removed at the end. */
  folder: string;
  /** What the tests are told: addresses, paths of tools. */
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** Runs a script under Node 24, its output on the screen; says whether it succeeded. */
export async function runProgram(name: string, args: string[], cwd: string, context: RunContext) {
  const { supervisor, env, signal } = context;
  try {
    await supervisor.run({
      name: `test-${name}`,
      command: nodePath,
      args,
      cwd,
      env,
      remedy: '',
      isShown: true,
    });
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
}

/** Runs jest and gives its files; none when it broke before writing its report. */
export async function runJest(
  name: string,
  args: string[],
  cwd: string,
  context: RunContext,
): Promise<JestRun> {
  const report = `${context.folder}/${name}.json`;
  const jest = `${root}/node_modules/jest/bin/jest.js`;
  const options = ['--ci', '--forceExit', '--json', `--outputFile=${report}`];
  const hasSucceeded = await runProgram(name, [jest, ...options, ...args], cwd, context);
  if (!existsSync(report)) return { hasSucceeded, files: [] };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  return { hasSucceeded, files: testResults };
}
