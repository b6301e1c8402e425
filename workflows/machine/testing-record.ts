import proto from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { addDays } from '../pratica/service.ts';
import { dayOf } from '../pratica/terms.ts';

const { History } = proto.temporal.api.history.v1;

/** The day so many days after the walk's own today, ISO. */
export type Day = (n: number) => string;

export interface Walk<Command, Input> {
  /** What it starts from, where that is no plain one. */
  input?: (day: Day) => Input;
  /** Commands one after the other; numbers are days to wait. */
  steps: (day: Day) => readonly (Command | number)[];
}

interface Handle {
  workflowId: string;
  firstExecutionRunId: string;
}

/** What the stages of both machines have (`testing.ts` of each). */
interface Stage<Command, Input> {
  env: TestWorkflowEnvironment;
  begin(input?: Input): Promise<{ id: string; handle: Handle; send(what: Command): Promise<unknown> }>; // prettier-ignore
  stepsOf(id: string): readonly { kind: string }[];
}

/**
 * Records the histories of walks as JSON, each run of a walk a file: the last under the walk's name.
 * Histories already there are never written again (docs/adr/0006).
 * @param kindsFile what each walk has passed: the tests ask whether all rows and timers were
 */
export async function recordWalks<Command extends object, Input>(
  stage: Stage<Command, Input>,
  { folder, kindsFile, walks }: { folder: URL; kindsFile: URL; walks: Record<string, Walk<Command, Input>> }, // prettier-ignore
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kinds = readKinds(kindsFile);
  for (const [name, walk] of Object.entries(walks)) {
    const today = dayOf(new Date(await stage.env.currentTimeMs()).toISOString());
    const day: Day = (n) => addDays(today, n);
    const { id, handle, send } = await stage.begin(walk.input?.(day));
    for (const step of walk.steps(day)) {
      if (typeof step === 'number') await stage.env.sleep(`${step} days`);
      else await send(step);
    }
    kinds[name] = [...new Set(stage.stepsOf(id).map(({ kind }) => kind))];
    const runs = await historiesOf(stage.env, handle);
    for (const [at, run] of runs.entries()) {
      keep(new URL(`${at < runs.length - 1 ? `${name}-${at + 1}` : name}.json`, folder), run);
    }
  }
  writeFileSync(kindsFile, `${JSON.stringify(kinds, null, 1)}\n`);
}

/** What each recorded walk has passed; nothing where there is no file yet. */
export function readKinds(file: URL): Record<string, string[]> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Of each run of a workflow, from the first: a long one has continued as new. */
export async function historiesOf(env: TestWorkflowEnvironment, handle: Handle) {
  const read = async (runId: string): Promise<proto.temporal.api.history.v1.IHistory[]> => {
    const run = env.client.workflow.getHandle(handle.workflowId, runId);
    const history = await run.fetchHistory();
    const { newExecutionRunId: next } =
      history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes ?? {};
    return [history, ...(next ? await read(next) : [])];
  };
  return read(handle.firstExecutionRunId);
}

function keep(file: URL, history: proto.temporal.api.history.v1.IHistory): void {
  const plain = History.toObject(History.create(history), { bytes: String, longs: String, enums: String }); // prettier-ignore
  const name = file.pathname.split('/').at(-1);
  try {
    writeFileSync(file, `${JSON.stringify(plain, null, 1)}\n`, { flag: 'wx' });
    console.log(`recorded ${name}`);
  } catch {
    console.log(`kept ${name}`);
  }
}
