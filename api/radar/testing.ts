import { randomUUID } from 'node:crypto';
import type { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import { hashOf } from '../../db/event-hash.ts';
import { prepareQueues } from '../../db/queue-schema.ts';
import { EngineUnavailable } from '../../temporal/client.ts';
import type { Condition } from '../../temporal/describe.ts';
import { openPaymentApi } from '../payments/testing.ts';
import type { Json, Name } from '../testing.ts';

/** The API with queues and gateway, an engine without Temporal, and hands to break things with. */
export async function openRadar() {
  const api = await openPaymentApi();
  const behind = connect(api.database.adminUrl, { max: 1 });
  await prepareQueues(api.database.appUrl);
  const confirmed: string[] = [];
  const engine = {
    hasOne: true,
    isUp: true,
    condition: { run: 'running', attempts: null, lastError: null, nextTryAt: null, isNextTryReckoned: false } as Condition, // prettier-ignore
  };
  Object.assign(api.pratiche, {
    hasWorker: async () => engine.hasOne,
    isReachable: async () => engine.isUp,
    confirm: async ({ praticaId }: { praticaId: string }) => {
      if (!engine.isUp) throw new EngineUnavailable();
      confirmed.push(praticaId);
    },
  });
  Object.assign(api.app.engineRoom, { describe: async () => engine.condition });

  const look = async (query = '', who: Name = 'admin') =>
    (await api.ask(who, 'GET', `/radar${query}`)).body as Json;
  return {
    ...api,
    engine,
    /** A command given past the API. */
    command: api.act,
    confirmed,
    look,
    /** The faults of one kind, of one pratica where one is named. */
    async faults(kind: string, praticaId?: string) {
      const { items } = await look(`?kind=${kind}&limit=50`);
      return (items as Json[]).filter(({ pratica }) => !praticaId || pratica?.id === praticaId);
    },
    act: (fault: { kind: string; id: string }, act: string, { key = randomUUID(), who = 'admin' as Name, said = {} } = {}) =>
      api.ask(who, 'POST', '/radar/acts', { body: { kind: fault.kind, id: fault.id, act, ...said }, key }), // prettier-ignore
    /** Behind the back of row-level security, as no process of ours could. */
    spoil: (statement: ReturnType<typeof sql>) => statement.execute(behind),
    kindsOf: async (praticaId: string, who: Name) => {
      const { body } = await api.ask(who, 'GET', `/pratiche/${praticaId}/timeline`);
      return (body.items as Json[]).map(({ kind }) => kind as string);
    },
    /** Whether each event of a pratica carries the hash of the one before. */
    async isChained(praticaId: string) {
      const events = await api.system((trx) =>
        trx.selectFrom('event').selectAll().where('praticaId', '=', praticaId).orderBy('seq').execute(),
      ); // prettier-ignore
      return events.every(
        (event, index) =>
          event.seq === index + 1 &&
          event.prevHash === (events[index - 1]?.hash ?? null) &&
          event.hash === hashOf(event as never),
      );
    },
    async close() {
      await behind.destroy();
      await api.close();
    },
  };
}
export type Radar = Awaited<ReturnType<typeof openRadar>>;
