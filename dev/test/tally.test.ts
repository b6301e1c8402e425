import { describe, expect, it } from '@jest/globals';
import { hasFailed, lastLine, tallyFiles, tallyRun, type Outcome } from './tally.ts';

const good: Outcome = { kind: 'lint', passed: 1, failed: 0, seconds: 1 };
const file = (status: string, tests: string[]) => ({
  name: 'x.test.ts',
  startTime: 0,
  endTime: 2_000,
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the tally of npm test', () => {
  it('adds all kinds up in the last line', () => {
    expect(lastLine([good, { ...good, passed: 41, failed: 2 }])).toBe('42 passed, 2 failed');
  });

  it('counts the tests of all files', () => {
    const files = [file('passed', ['passed', 'passed']), file('failed', ['passed', 'failed'])];
    expect(tallyFiles('db', files)).toMatchObject({ passed: 3, failed: 1, seconds: 4 });
  });

  it('counts a file that cannot run as a failure', () => {
    expect(tallyFiles('db', [file('failed', [])])).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a file whose tests pass but which breaks afterwards as a failure', () => {
    expect(tallyFiles('db', [file('failed', ['passed'])])).toMatchObject({ passed: 1, failed: 1 });
  });

  it('fails a kind in which no test ran', () => {
    expect(tallyFiles('db', [])).toMatchObject({ passed: 0, failed: 1 });
  });

  it('fails a kind whose jest ended badly though every test passed', () => {
    const files = [file('passed', ['passed'])];
    const outcome = tallyRun('e2e', { hasSucceeded: false, files });
    expect(outcome).toMatchObject({ passed: 1, failed: 1 });
    expect(tallyRun('e2e', { hasSucceeded: true, files })).toMatchObject({ failed: 0 });
  });

  it('fails when nothing was run at all', () => {
    expect(hasFailed([])).toBe(true);
    expect(hasFailed([good])).toBe(false);
  });
});
