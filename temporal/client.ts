import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import {
  ApplicationFailure,
  NamespaceNotFoundError,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import {
  type Answer,
  catchUp,
  type Command,
  PRATICA,
  type PraticaInput,
  praticaWorkflowId,
  transition,
  whereIsIt,
} from '../workflows/pratica/messages.ts';
import { fewAtOnce } from './few-at-once.ts';
import { newPratica, type Pratica, type PraticaStart } from '../workflows/pratica/pratica.ts';
import { type Refusal, REFUSALS } from '../workflows/pratica/transitions.ts';

/** The pratica said no; `code` is stable and ends on the caller's page. */
export class Refused extends Error {
  readonly code: Refusal;
  constructor(code: Refusal) {
    super(`Refused: ${code}`);
    this.code = code;
  }
}
/** Temporal or every worker is away. Nothing is known of the act: ask again with the same key. */
export class EngineUnavailable extends Error {}
/** There is no running workflow for this pratica: it is over, never was, or was lost. */
export class UnknownPratica extends Error {}

export interface PraticaAct {
  praticaId: string;
  comuneId: string;
  command: Command;
}

/** Writes to pratiche: every act is an update of the pratica's workflow. */
export interface Pratiche {
  /** Starts the pratica and makes its request, in one call; safe to repeat with the same ids. */
  request(act: PraticaAct & { start: PraticaStart }): Promise<Answer>;
  /** @throws Refused, EngineUnavailable, UnknownPratica */
  transition(act: PraticaAct): Promise<Answer>;
  /**
   * Makes sure that the engine has what the database has: a crash between the two can cost the
   * engine a step. A pratica that is over by now has nothing to make up for.
   * @param recorded.version the pratica's version in the database
   * @throws EngineUnavailable
   */
  confirm(recorded: { praticaId: string; comuneId: string; version: number }): Promise<void>;
  /** The pratica as its workflow knows it. @throws UnknownPratica, EngineUnavailable */
  look(at: { praticaId: string; comuneId: string }): Promise<Pratica>;
  isReachable(): Promise<boolean>;
  /** Whether a worker has asked for work within the last three quarters of a minute. */
  hasWorker(): Promise<boolean>;
  close(): Promise<void>;
}

const fail = (error: unknown) => Promise.reject(translate(error));
const ANSWER_WITHIN_MS = 15_000;
/** Of one pratica; the server takes ten from all processes together. */
const UPDATES_AT_ONCE = 5;
const REACH_WITHIN_MS = 2_000;
/** An idle worker asks anew every half minute: as temporal/dynamic-config.yaml has it. */
const POLLED_WITHIN_MS = 45_000;
/** temporal.api.enums.v1.TaskQueueType */
const TASK_QUEUE_OF_WORKFLOWS = 1;

/** Connects on first use, so that a process can start while Temporal is away. */
export function connectPratiche(config: {
  address: string;
  namespace?: string;
  taskQueue?: string;
}): Pratiche {
  const connection = Connection.lazy({ address: config.address });
  const namespace = config.namespace ?? 'default';
  const client = new Client({ connection, namespace });
  const taskQueue = config.taskQueue ?? 'wemi';
  const inTurn = fewAtOnce(UPDATES_AT_ONCE);
  const underWay = new Set<Promise<unknown>>();
  const within = <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const call = connection.withDeadline(Date.now() + ms, work);
    underWay.add(call);
    return call.finally(() => underWay.delete(call));
  };
  const inTime = <T>(work: () => Promise<T>) => within(ANSWER_WITHIN_MS, work).catch(fail);

  return {
    request: ({ praticaId, comuneId, command, start }) =>
      inTime(() => {
        const input: PraticaInput = { pratica: newPratica(praticaId, comuneId, start) };
        const startWorkflowOperation = new WithStartWorkflowOperation(PRATICA, {
          workflowId: praticaWorkflowId(comuneId, praticaId),
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
          taskQueue,
          args: [input],
        });
        return client.workflow.executeUpdateWithStart(transition, {
          startWorkflowOperation,
          updateId: command.id,
          args: [command],
        });
      }),
    transition: ({ praticaId, comuneId, command }) =>
      inTime(() =>
        inTurn(praticaId, () =>
          untilProcessed(() =>
            client.workflow
              .getHandle(praticaWorkflowId(comuneId, praticaId))
              .executeUpdate(transition, { updateId: command.id, args: [command] }),
          ),
        ),
      ),
    confirm: ({ praticaId, comuneId, version }) =>
      inTime(async () => {
        const handle = client.workflow.getHandle(praticaWorkflowId(comuneId, praticaId));
        const { version: reached } = await handle.query(whereIsIt);
        if (reached < version) await untilProcessed(() => handle.executeUpdate(catchUp));
      }).catch((error: unknown) => {
        if (!(error instanceof UnknownPratica)) throw error;
      }),
    look: ({ praticaId, comuneId }) =>
      inTime(() =>
        client.workflow.getHandle(praticaWorkflowId(comuneId, praticaId)).query(whereIsIt),
      ),
    isReachable: () =>
      within(REACH_WITHIN_MS, () => connection.workflowService.getSystemInfo({})).then(
        () => true,
        () => false,
      ),
    hasWorker: async () => {
      const { pollers } = await within(REACH_WITHIN_MS, () =>
        connection.workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name: taskQueue },
          taskQueueType: TASK_QUEUE_OF_WORKFLOWS,
        }),
      );
      const since = Date.now() - POLLED_WITHIN_MS;
      return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds) * 1000 > since);
    },
    // A call that is tried again on a closed channel would end the process: they are waited for.
    close: async () => {
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}

/**
 * An update that reaches a run in the very moment in which it continues as new comes back unread:
 * the run that follows takes it.
 */
async function untilProcessed<T>(send: () => Promise<T>, triesLeft = 10): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (triesLeft <= 1 || failureType(error) !== UNREAD) throw error;
    return untilProcessed(send, triesLeft - 1);
  }
}

/**
 * What a failed call says of the act. Exported for its test. Whatever the server answers beside the
 * pratica's own refusal tells of the server: it is away, restarting, or has other data than ours.
 */
export function translate(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) {
    const type = failureType(error);
    const code = REFUSALS.find((known) => known === type);
    if (code) return new Refused(code);
    // The pratica ended while the update was on its way: its record tells what became of it.
    const isAborted =
      !(error.cause instanceof ApplicationFailure) || type === ABORTED || type === UNREAD;
    return isAborted ? new EngineUnavailable('update aborted', { cause: error }) : error;
  }
  if (error instanceof WorkflowNotFoundError) return new UnknownPratica();
  const tellsOfTheServer = SERVER_FAILURES.some((known) => error instanceof known);
  if (!tellsOfTheServer && !isGrpcServiceError(error)) return error;
  return new EngineUnavailable((error as Error).message, { cause: error });
}

function failureType(error: unknown): string | undefined {
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  return (error.cause as { type?: string | null } | undefined)?.type ?? undefined;
}

const ABORTED = 'AcceptedUpdateCompletedWorkflow';
const UNREAD = 'UnprocessedUpdate';
const SERVER_FAILURES = [
  ServiceError,
  NamespaceNotFoundError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
];
