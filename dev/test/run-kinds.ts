import { root } from '../settings.ts';
import { composeWorks } from './compose.ts';
import {
  backendKindOf,
  backendKinds,
  checkKinds,
  uiKinds,
  type CheckKind,
  type Kind,
} from './kinds.ts';
import { runJest, runProgram, type RunContext } from './run-program.ts';
import { tallyFiles, type Outcome } from './tally.ts';
import { findBackendTests } from './find-tests.ts';

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
  format: [[`${bin}/prettier/bin/prettier.cjs`, '--check', '--log-level=warn', '.']],
  compose: [[`${root}/dev/test/compose.ts`]],
};

/** Runs the chosen kinds one after the other; two cores have enough to do with one. */
export async function runKinds(
  chosen: Kind[],
  context: RunContext & { announce: (line: string) => void },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const isChosen = (kind: Kind) => chosen.includes(kind);

  for (const kind of checkKinds.filter(isChosen)) {
    if (kind === 'compose' && !(await composeWorks())) {
      context.announce('compose: not checked, docker compose is not on this machine');
      continue;
    }
    context.announce(`${kind} …`);
    outcomes.push(await runChecks(kind, context));
  }
  const backend = backendKinds.filter(isChosen);
  if (backend.length > 0) {
    context.announce(`${backend.join(', ')} …`);
    const tests = findBackendTests().filter((path) => backend.includes(backendKindOf(path)));
    const args = ['--selectProjects', 'backend', '--runTestsByPath', ...tests];
    const files = await runJest('backend', args, root, context);
    const kindOf = (name: string) => backendKindOf(name.slice(root.length + 1));
    for (const kind of backend) {
      outcomes.push(
        tallyFiles(
          kind,
          files.filter(({ name }) => kindOf(name) === kind),
        ),
      );
    }
  }
  for (const kind of uiKinds.filter(isChosen)) {
    context.announce(`${kind} …`);
    outcomes.push(tallyFiles(kind, await runJest(kind, [], `${root}/${kind}`, context)));
  }
  if (isChosen('e2e')) {
    context.announce('e2e …');
    const args = ['--selectProjects', 'e2e', '--runInBand'];
    outcomes.push(tallyFiles('e2e', await runJest('e2e', args, root, context)));
  }
  return outcomes;
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
