import {
  isGrpcServiceError,
  ServiceError,
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
  type Refusal as PraticaRefusal,
  REFUSALS as OF_PRATICHE,
} from '../workflows/pratica/transitions.ts';
import {
  type Refusal as QualificationRefusal,
  REFUSALS as OF_QUALIFICATIONS,
} from '../workflows/qualification/transitions.ts';

export type Refusal = PraticaRefusal | QualificationRefusal;
const REFUSALS: readonly Refusal[] = [...OF_PRATICHE, ...OF_QUALIFICATIONS];

/** The workflow said no; `code` is stable and ends on the caller's page. */
export class Refused extends Error {
  readonly code: Refusal;
  constructor(code: Refusal) {
    super(`Refused: ${code}`);
    this.code = code;
  }
}
/** Temporal or every worker is away. Nothing is known of the act: ask again with the same key. */
export class EngineUnavailable extends Error {}
/** There is no running workflow of this id: what it was of is over, never was, or was lost. */
export class UnknownPratica extends Error {}

/**
 * An update that reaches a run in the very moment in which it continues as new comes back unread:
 * the run that follows takes it.
 */
export async function untilProcessed<T>(send: () => Promise<T>, triesLeft = 10): Promise<T> {
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
