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
import { ApplicationFailure } from '@temporalio/common';
import {
  type Answer,
  type Command,
  PRATICA,
  type PraticaInput,
  praticaWorkflowId,
  transition,
} from '../workflows/pratica/messages.ts';
import { newPratica, type PraticaStart } from '../workflows/pratica/pratica.ts';
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
/** There is no running workflow for this pratica: it is over, or never was. */
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
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 15_000;
const REACH_WITHIN_MS = 2_000;

/** Connects on first use, so that a process can start while Temporal is away. */
export function connectPratiche(config: {
  address: string;
  namespace?: string;
  taskQueue?: string;
}): Pratiche {
  const connection = Connection.lazy({ address: config.address });
  const client = new Client({ connection, namespace: config.namespace ?? 'default' });
  const taskQueue = config.taskQueue ?? 'wemi';
  const underWay = new Set<Promise<unknown>>();
  const within = <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const call = connection.withDeadline(Date.now() + ms, work);
    underWay.add(call);
    return call.finally(() => underWay.delete(call));
  };
  const inTime = <T>(work: () => Promise<T>) => within(ANSWER_WITHIN_MS, work).catch(translate);

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
        client.workflow
          .getHandle(praticaWorkflowId(comuneId, praticaId))
          .executeUpdate(transition, { updateId: command.id, args: [command] }),
      ),
    isReachable: () =>
      within(REACH_WITHIN_MS, () => connection.workflowService.getSystemInfo({})).then(
        () => true,
        () => false,
      ),
    // A call that is tried again on a closed channel would end the process: they are waited for.
    close: async () => {
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}

/** gRPC codes that tell of a part that is away or busy, never of the command itself. */
const AWAY = new Set([1, 4, 8, 10, 14]);

function translate(error: unknown): never {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const code = REFUSALS.find((known) => known === (error.cause as ApplicationFailure).type);
    if (code) throw new Refused(code);
  }
  if (error instanceof WorkflowNotFoundError) throw new UnknownPratica();
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw new EngineUnavailable();
  const cause = error instanceof ServiceError ? error.cause : error;
  if (isGrpcServiceError(cause) && AWAY.has(cause.code)) throw new EngineUnavailable();
  throw error;
}
