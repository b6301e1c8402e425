import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import {
  type Answer,
  type Command,
  praticaWorkflowId,
  transition,
} from '../workflows/pratica/messages.ts';

/** A command that the engine accepted, or an hour that came, as a workflow's history holds it. */
export interface EngineAct {
  /** The command's id; null for hours, which have none there. */
  id: string | null;
  kind: 'command' | 'timer';
  transition: string | null;
  /** ISO instant at which the workflow took it up. */
  at: string;
  /** What it was answered; null for hours, refusals and what was not answered yet. */
  answer: Answer | null;
  isRefused: boolean;
}

export interface EngineHistory {
  /** Oldest first, of all runs that are still kept. */
  acts: EngineAct[];
  runs: number;
  /** ISO instant up to which it was read. */
  until: string;
  /** Whether the first run, in which the pratica began, is still kept. */
  isWhole: boolean;
}

type RawEvent = NonNullable<
  Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

const ANSWER_WITHIN_MS = 30_000;

/**
 * All that the engine keeps of a pratica: its runs, back from the latest, as far as retention goes.
 * @returns undefined when nothing is kept any more
 * @throws when Temporal does not answer
 */
export async function readEngineHistory(
  config: { address: string; namespace?: string },
  of: { praticaId: string; comuneId: string },
): Promise<EngineHistory | undefined> {
  const connection = Connection.lazy({ address: config.address });
  const client = new Client({ connection, namespace: config.namespace ?? 'default' });
  try {
    return await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
      readRuns(client, praticaWorkflowId(of.comuneId, of.praticaId)),
    );
  } finally {
    await connection.close();
  }
}

async function readRuns(client: Client, workflowId: string): Promise<EngineHistory | undefined> {
  const runs: EngineAct[][] = [];
  const until = new Date().toISOString();
  let runId: string | undefined;
  do {
    const events = await fetchRun(client, workflowId, runId);
    if (!events) break;
    runs.unshift(actsOf(events));
    runId =
      events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    if (!runId) return { acts: runs.flat(), runs: runs.length, until, isWhole: true };
  } while (runId);
  return runs.length > 0
    ? { acts: runs.flat(), runs: runs.length, until, isWhole: false }
    : undefined;
}

async function fetchRun(client: Client, workflowId: string, runId: string | undefined) {
  try {
    return (await client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Exported for its test: what one run accepted, in the order in which it did. */
export function actsOf(events: readonly RawEvent[]): EngineAct[] {
  const acts: EngineAct[] = [];
  const byUpdate = new Map<string, EngineAct>();
  let at = '';
  for (const event of events) {
    if (event.workflowTaskStartedEventAttributes) at = instantOf(event.eventTime);
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
    if (accepted?.acceptedRequest?.input?.name === transition.name) {
      const [payload] = accepted.acceptedRequest.input.args?.payloads ?? [];
      const { id, transition: name } = defaultPayloadConverter.fromPayload<Command>(payload!);
      const act: EngineAct = {
        id,
        kind: 'command',
        transition: name,
        at,
        answer: null,
        isRefused: false,
      };
      acts.push(act);
      byUpdate.set(accepted.protocolInstanceId!, act);
    }
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    const answered = completed && byUpdate.get(completed.meta?.updateId ?? '');
    if (answered) {
      const [payload] = completed.outcome?.success?.payloads ?? [];
      answered.answer = payload ? defaultPayloadConverter.fromPayload<Answer>(payload) : null;
      answered.isRefused = Boolean(completed.outcome?.failure);
    }
    if (event.timerFiredEventAttributes) acts.push(hour(event));
  }
  return acts;
}

function hour({ eventTime }: RawEvent): EngineAct {
  return {
    id: null,
    kind: 'timer',
    transition: null,
    at: instantOf(eventTime),
    answer: null,
    isRefused: false,
  };
}

function instantOf(at: RawEvent['eventTime']): string {
  const ms = Number(at?.seconds ?? 0) * 1000 + Math.floor((at?.nanos ?? 0) / 1_000_000);
  return new Date(ms).toISOString();
}
