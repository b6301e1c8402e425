import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { praticaWorkflowId } from '../workflows/pratica/messages.ts';

/** How the workflow of a pratica is doing, as Temporal tells it from outside. */
export interface Condition {
  /** `unknown`: Temporal has none of this name. */
  run: 'running' | 'over' | 'unknown';
  /** How often the step under way has been tried; null when none is. */
  attempts: number | null;
  /** As it was thrown: it may hold anything. */
  lastError: string | null;
  /** ISO instant; null when it is not known. */
  nextTryAt: string | null;
  /** Temporal does not say when: it is reckoned by its rules, and comes then at the latest. */
  isNextTryReckoned: boolean;
}

export interface EngineRoom {
  /** @throws when Temporal does not answer */
  describe(of: { praticaId: string; comuneId: string }): Promise<Condition>;
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 2_000;
/** What became of the last step is among the latest things that happened. */
const LATEST = 20;

/** Connects on first use, so that a process can start while Temporal is away. */
export function connectEngineRoom(config: { address: string; namespace?: string }): EngineRoom {
  const connection = Connection.lazy({ address: config.address });
  const namespace = config.namespace ?? 'default';
  const client = new Client({ connection, namespace });
  const underWay = new Set<Promise<unknown>>();

  async function describe(workflowId: string): Promise<Condition> {
    const { raw, status } = await client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return { ...AT_REST, run: 'over' };
    const condition = conditionOf(raw);
    return { ...condition, lastError: condition.lastError ?? (await tryLastFailure(workflowId)) };
  }

  /** The condition is worth telling without it; not every server reads histories backwards. */
  const tryLastFailure = (workflowId: string) => readLastFailure(workflowId).catch(() => null);

  async function readLastFailure(workflowId: string): Promise<string | null> {
    const { history } = await connection.workflowService.getWorkflowExecutionHistoryReverse({
      namespace,
      execution: { workflowId },
      maximumPageSize: LATEST,
    });
    // Only the first of several tries is written down, and it counts until one succeeds.
    const last = history?.events?.find(
      (event) =>
        event.workflowTaskFailedEventAttributes ?? event.workflowTaskCompletedEventAttributes,
    );
    return last?.workflowTaskFailedEventAttributes?.failure?.message ?? null;
  }

  return {
    describe({ praticaId, comuneId }) {
      const look = () => describe(praticaWorkflowId(comuneId, praticaId));
      const call = connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, look).catch(notFound);
      underWay.add(call);
      return call.finally(() => underWay.delete(call));
    },
    // A call that is tried again on a closed channel would end the process: they are waited for.
    close: async () => {
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}

const AT_REST = { attempts: null, lastError: null, nextTryAt: null, isNextTryReckoned: false };

function notFound(error: unknown): Condition {
  if (error instanceof WorkflowNotFoundError) return { ...AT_REST, run: 'unknown' };
  throw error;
}

interface Timestamp {
  seconds?: { toString(): string } | null;
  nanos?: number | null;
}
type Duration = Timestamp;
interface Described {
  executionConfig?: { defaultWorkflowTaskTimeout?: Duration | null } | null;
  pendingWorkflowTask?: { attempt?: number | null; startedTime?: Timestamp | null } | null;
  pendingActivities?:
    | {
        attempt?: number | null;
        scheduledTime?: Timestamp | null;
        lastFailure?: { message?: string | null } | null;
      }[]
    | null;
}

/**
 * The step that has been tried most often: an activity, or the workflow's own, in which its local
 * activities run too. Exported for its test.
 */
export function conditionOf(described: Described): Condition {
  const { pendingWorkflowTask, pendingActivities } = described;
  const [activity] = [...(pendingActivities ?? [])].sort(
    (a, b) => (b.attempt ?? 0) - (a.attempt ?? 0),
  );
  const ownAttempts = pendingWorkflowTask?.attempt ?? null;
  if (!activity || (ownAttempts ?? 0) > (activity.attempt ?? 0)) {
    const nextTryAt = nextOwnTry(described);
    const isNextTryReckoned = nextTryAt !== null;
    return { ...AT_REST, run: 'running', attempts: ownAttempts, nextTryAt, isNextTryReckoned };
  }
  return {
    ...AT_REST,
    run: 'running',
    attempts: activity.attempt ?? null,
    lastError: activity.lastFailure?.message ?? null,
    nextTryAt: instantOf(activity.scheduledTime),
  };
}

/** As Temporal has it where nobody set it otherwise. */
const TASK_TIMEOUT_MS = 10_000;
/** Up to so many tries follow each other at the pace of the task's timeout alone. */
const UNHURRIED_AFTER = 3;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * When a workflow's own step is tried again. A worker reports its first failure and keeps quiet
 * about those that follow; the server then waits until the task times out, and each time longer:
 * the pause begins after the third try, doubles, and is up to a fifth shorter by chance.
 * @returns null where no try has failed, or the next waits for nothing but a worker
 */
function nextOwnTry({ executionConfig, pendingWorkflowTask }: Described): string | null {
  const { attempt, startedTime } = pendingWorkflowTask ?? {};
  const startedMs = msOf(startedTime);
  if (!attempt || attempt < 2 || !startedMs) return null;
  const timeoutMs = msOf(executionConfig?.defaultWorkflowTaskTimeout) ?? TASK_TIMEOUT_MS;
  const doublings = attempt - UNHURRIED_AFTER - 1;
  const pauseMs = doublings < 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** doublings, LONGEST_PAUSE_MS);
  return new Date(startedMs + timeoutMs + pauseMs).toISOString();
}

function instantOf(at: Timestamp | null | undefined): string | null {
  const ms = msOf(at);
  return ms === null ? null : new Date(ms).toISOString();
}

/** @returns null for none, and for the zero that stands for none */
function msOf(at: Timestamp | Duration | null | undefined): number | null {
  const ms = Number(at?.seconds ?? 0) * 1000 + Math.floor((at?.nanos ?? 0) / 1e6);
  return ms > 0 ? ms : null;
}
