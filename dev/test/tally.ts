/** What one kind of tests came to. */
export interface Outcome {
  kind: string;
  passed: number;
  failed: number;
  seconds: number;
  /** What to say about it beside the numbers. */
  note?: string;
  files?: TestedFile[];
}

interface TestedFile {
  name: string;
  startTime: number;
  endTime: number;
  status: string;
  assertionResults: { status: string }[];
}

/** The part of jest's --json report that is counted. */
export interface JestReport {
  testResults: TestedFile[];
}

/** What one jest came to. */
export interface JestRun {
  hasSucceeded: boolean;
  files: TestedFile[];
}

/** A file that could not even run counts as one failure; so does a kind without a single test. */
export function tallyFiles(kind: string, files: TestedFile[]): Outcome {
  const count = (wanted: string) =>
    files.flatMap((file) => file.assertionResults).filter(({ status }) => status === wanted).length;
  const broken = files.filter((file) => file.status === 'failed' && !hasFailedTest(file)).length;
  const outcome: Outcome = {
    kind,
    passed: count('passed'),
    failed: count('failed') + broken,
    seconds: files.reduce((sum, file) => sum + secondsOf(file), 0),
    files,
  };
  return outcome.passed + outcome.failed > 0
    ? outcome
    : failure(kind, outcome.seconds, 'no test ran');
}

/** A jest that ends badly though each test passed, in its set-up or tear-down, is a failure too. */
export function tallyRun(kind: string, { hasSucceeded, files }: JestRun): Outcome {
  const outcome = tallyFiles(kind, files);
  if (hasSucceeded || outcome.failed > 0) return outcome;
  return { ...outcome, failed: 1, note: 'jest ended with an error though no test failed' };
}

export function failure(kind: string, seconds: number, note: string): Outcome {
  return { kind, passed: 0, failed: 1, seconds, note };
}

/** The last line of `npm test`. */
export function lastLine(outcomes: Outcome[]): string {
  const sum = (pick: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  return `${sum((outcome) => outcome.passed)} passed, ${sum((outcome) => outcome.failed)} failed`;
}

export function hasFailed(outcomes: Outcome[]): boolean {
  return outcomes.length === 0 || outcomes.some(({ failed, passed }) => failed > 0 || passed === 0);
}

export function describeOutcomes(outcomes: Outcome[], root: string): string {
  const kinds = outcomes.map(({ kind, passed, failed, seconds, note }) => {
    const remark = note ? ` (${note})` : '';
    return `${seconds.toFixed(1).padStart(8)} s  ${kind.padEnd(12)} ${passed} passed, ${failed} failed${remark}`;
  });
  const slowest = outcomes
    .flatMap(({ files }) => files ?? [])
    .sort((a, b) => secondsOf(b) - secondsOf(a))
    .slice(0, 8)
    .map((file) => {
      return `${secondsOf(file).toFixed(1).padStart(8)} s  ${file.name.replace(`${root}/`, '')}`;
    });
  return ['', 'Kinds', ...kinds, 'Slowest files', ...slowest, ''].join('\n');
}

function hasFailedTest(file: TestedFile): boolean {
  return file.assertionResults.some(({ status }) => status === 'failed');
}

function secondsOf({ startTime, endTime }: TestedFile): number {
  return (endTime - startTime) / 1000;
}
