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

const AT_REST = { attempts: null, lastError: null, nextTryAt: null };

function notFound(error: unknown): Condition {
  if (error instanceof WorkflowNotFoundError) return { ...AT_REST, run: 'unknown' };
  throw error;
}

interface Timestamp {
  seconds?: { toString(): string } | null;
}
interface Described {
  pendingWorkflowTask?: { attempt?: number | null } | null;
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
export function conditionOf({ pendingWorkflowTask, pendingActivities }: Described): Condition {
  const [activity] = [...(pendingActivities ?? [])].sort(
    (a, b) => (b.attempt ?? 0) - (a.attempt ?? 0),
  );
  const ownAttempts = pendingWorkflowTask?.attempt ?? null;
  if (!activity || (ownAttempts ?? 0) > (activity.attempt ?? 0)) {
    return { ...AT_REST, run: 'running', attempts: ownAttempts };
  }
  return {
    run: 'running',
    attempts: activity.attempt ?? null,
    lastError: activity.lastFailure?.message ?? null,
    nextTryAt: instantOf(activity.scheduledTime),
  };
}

function instantOf(at: Timestamp | null | undefined): string | null {
  return at?.seconds ? new Date(Number(at.seconds) * 1000).toISOString() : null;
}
