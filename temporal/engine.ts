import { Client, Connection } from '@temporalio/client';
import { translate } from './failures.ts';

export interface EngineSettings {
  address: string;
  namespace?: string | undefined;
  taskQueue?: string | undefined;
}

const ANSWER_WITHIN_MS = 15_000;

/** Connects on first use, so that a process can start while Temporal is away. */
export function openEngine(config: EngineSettings) {
  const connection = Connection.lazy({ address: config.address });
  const namespace = config.namespace ?? 'default';
  const client = new Client({ connection, namespace });
  const taskQueue = config.taskQueue ?? 'wemi';
  const underWay = new Set<Promise<unknown>>();
  const within = <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const call = connection.withDeadline(Date.now() + ms, work);
    underWay.add(call);
    return call.finally(() => underWay.delete(call));
  };
  const fail = (error: unknown) => Promise.reject(translate(error));

  return {
    ...{ connection, namespace, client, taskQueue, within },
    /** @throws Refused, EngineUnavailable, UnknownPratica */
    inTime: <T>(work: () => Promise<T>): Promise<T> => within(ANSWER_WITHIN_MS, work).catch(fail),
    // A call that is tried again on a closed channel would end the process: they are waited for.
    close: async (): Promise<void> => {
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}
