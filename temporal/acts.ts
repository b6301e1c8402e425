import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import type { QueryDefinition, UpdateDefinition } from '@temporalio/common';
import { UnknownPratica, untilProcessed } from './failures.ts';
import { fewAtOnce } from './few-at-once.ts';

/** Of one workflow; the server takes ten from all processes together. */
const UPDATES_AT_ONCE = 5;

interface Named {
  id: string;
  comuneId: string;
}

/** How the workflows of one machine are named and asked (workflows/machine). */
export interface Kind<L extends { version: number }, C extends { id: string }, A> {
  type: string;
  workflowId(comuneId: string, id: string): string;
  transition: UpdateDefinition<A, [C]>;
  catchUp: UpdateDefinition<number>;
  whereIsIt: QueryDefinition<L>;
}

/** Acts on the workflows of a machine: every write is an update. */
export function actsOf<L extends { version: number }, C extends { id: string }, A>(
  { client, taskQueue }: { client: Client; taskQueue: string },
  kind: Kind<L, C, A>,
) {
  const inTurn = fewAtOnce(UPDATES_AT_ONCE);
  const handleOf = ({ comuneId, id }: Named) =>
    client.workflow.getHandle(kind.workflowId(comuneId, id));

  return {
    /** Starts one and makes its first move, in one call; safe to repeat with the same ids. */
    begin: ({
      id,
      comuneId,
      command,
      input,
    }: Named & { command: C; input: object }): Promise<A> => {
      const startWorkflowOperation = new WithStartWorkflowOperation(kind.type, {
        workflowId: kind.workflowId(comuneId, id),
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        taskQueue,
        args: [input],
      });
      return client.workflow.executeUpdateWithStart(kind.transition, {
        startWorkflowOperation,
        updateId: command.id,
        args: [command],
      });
    },
    move: ({ command, ...named }: Named & { command: C }): Promise<A> =>
      inTurn(named.id, () =>
        untilProcessed(() =>
          handleOf(named).executeUpdate(kind.transition, { updateId: command.id, args: [command] }),
        ),
      ),
    /** Makes sure that the engine has what the database has. */
    async confirm({ version, ...named }: Named & { version: number }): Promise<void> {
      const handle = handleOf(named);
      const { version: reached } = await handle.query(kind.whereIsIt);
      if (reached < version) await untilProcessed(() => handle.executeUpdate(kind.catchUp));
    },
    look: (named: Named): Promise<L> => handleOf(named).query(kind.whereIsIt),
  };
}

/** What is over has nothing to make up for. */
export function unlessOver(error: unknown): void {
  if (!(error instanceof UnknownPratica)) throw error;
}
