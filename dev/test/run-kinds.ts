import { foldersOfOurs, root } from '../settings.ts';
import { composeWorks } from './compose.ts';
import { findBackendTests } from './find-tests.ts';
import {
  backendKindOf,
  backendKinds,
  checkKinds,
  uiKinds,
  type BackendKind,
  type CheckKind,
  type Kind,
} from './kinds.ts';
import { runJest, runProgram, type RunContext } from './run-program.ts';
import { failure, tallyFiles, tallyRun, type Outcome } from './tally.ts';

export interface KindsContext extends RunContext {
  announce: (line: string) => void;
  /** Why a kind cannot run at all: it counts as failed. */
  missing: Map<Kind, string>;
}

const bin = `${root}/node_modules`;
const tsc = `${bin}/typescript/bin/tsc`;
const uiTypes = (ui: string) => [
  tsc,
  '--noEmit',
  '--rootDir',
  '.',
  '-p',
  `${ui}/tsconfig.spec.json`,
];
/** Each program is one check. */
const programs: Record<CheckKind, string[][]> = {
  types: [[tsc, '-p', 'tsconfig.json'], ...uiKinds.map(uiTypes)],
  lint: [[`${bin}/eslint/bin/eslint.js`, '.']],
  format: [
    [
      `${bin}/prettier/bin/prettier.cjs`,
      ...['--check', '--log-level=warn', '.'],
      ...foldersOfOurs().map((folder) => `!${folder}/**`),
    ],
  ],
  compose: [[`${root}/dev/test/compose.ts`]],
};

/**
 * Runs the chosen kinds one after the other, but for the checks; two cores have enough to do with one.
 * @param outcomes filled as they come, so that whatever happens those before it are counted
 */
export async function runKinds(chosen: Kind[], context: KindsContext, outcomes: Outcome[]) {
  for (const [kind, reason] of context.missing) {
    context.announce(`${kind}: cannot run. ${reason}`);
    outcomes.push(failure(kind, 0, 'cannot run, see above'));
  }
  const isChosen = (kind: Kind) => chosen.includes(kind) && !context.missing.has(kind);

  // What only reads files keeps one core each: they do not wait for one another.
  const check = async (kind: CheckKind) => {
    if (kind === 'compose' && !(await composeWorks())) {
      context.announce('compose: not checked, docker compose is not on this machine');
      return;
    }
    context.announce(`${kind} …`);
    outcomes.push(await runChecks(kind, context));
  };
  await Promise.all(checkKinds.filter(isChosen).map(check));
  const backend = backendKinds.filter(isChosen);
  if (backend.length > 0) {
    context.announce(`${backend.join(', ')} …`);
    outcomes.push(...(await runBackend(backend, context)));
  }
  for (const kind of uiKinds.filter(isChosen)) {
    context.announce(`${kind} …`);
    outcomes.push(tallyRun(kind, await runJest(kind, [], `${root}/${kind}`, context)));
  }
  if (isChosen('e2e')) {
    context.announce('e2e …');
    const args = ['--selectProjects', 'e2e', '--runInBand'];
    outcomes.push(tallyRun('e2e', await runJest('e2e', args, root, context)));
  }
}

/** One jest for all of them: its workers stay busy while a slow file of another kind runs. */
async function runBackend(backend: BackendKind[], context: RunContext): Promise<Outcome[]> {
  const tests = findBackendTests().filter((path) => backend.includes(backendKindOf(path)));
  const args = ['--selectProjects', 'backend', '--runTestsByPath', ...tests];
  const run = await runJest('backend', args, root, context);
  const kindOf = (name: string) => backendKindOf(name.slice(root.length + 1));
  const outcomes = backend.map((kind) =>
    tallyFiles(
      kind,
      run.files.filter(({ name }) => kindOf(name) === kind),
    ),
  );
  const isExplained = run.hasSucceeded || outcomes.some(({ failed }) => failed > 0);
  return isExplained ? outcomes : [...outcomes, tallyRun('backend', { ...run, files: [] })];
}

async function runChecks(kind: CheckKind, context: RunContext): Promise<Outcome> {
  const from = Date.now();
  let passed = 0;
  for (const program of programs[kind]) {
    if (await runProgram(kind, program, root, context)) passed += 1;
  }
  const failed = programs[kind].length - passed;
  return { kind, passed, failed, seconds: (Date.now() - from) / 1000 };
}
