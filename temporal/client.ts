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
import { newPratica, type Pratica, type PraticaStart } from '../workflows/pratica/pratica.ts';
import { actsOf, unlessOver } from './acts.ts';
import { type EngineSettings, openEngine } from './engine.ts';

export { EngineUnavailable, type Refusal, Refused, translate, UnknownPratica } from './failures.ts';

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

const REACH_WITHIN_MS = 2_000;
/** An idle worker asks anew every half minute: as temporal/dynamic-config.yaml has it. */
const POLLED_WITHIN_MS = 45_000;
/** temporal.api.enums.v1.TaskQueueType */
const TASK_QUEUE_OF_WORKFLOWS = 1;

/** Connects on first use, so that a process can start while Temporal is away. */
export function connectPratiche(config: EngineSettings): Pratiche {
  const engine = openEngine(config);
  const { connection, namespace, taskQueue, within, inTime, close } = engine;
  const workflowId = praticaWorkflowId;
  const kind = { type: PRATICA, workflowId, transition, catchUp, whereIsIt };
  const acts = actsOf<Pratica, Command, Answer>(engine, kind);

  return {
    request: ({ praticaId: id, comuneId, command, start }) =>
      inTime(() => {
        const input: PraticaInput = { pratica: newPratica(id, comuneId, start) };
        return acts.begin({ id, comuneId, command, input });
      }),
    transition: ({ praticaId: id, comuneId, command }) =>
      inTime(() => acts.move({ id, comuneId, command })),
    confirm: ({ praticaId: id, comuneId, version }) =>
      inTime(() => acts.confirm({ id, comuneId, version })).catch(unlessOver),
    look: ({ praticaId: id, comuneId }) => inTime(() => acts.look({ id, comuneId })),
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
    close,
  };
}
