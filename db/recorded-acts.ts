import type { RecordedAct } from '../workflows/pratica/messages.ts';
import { asSystem, type Db, type Trx } from './connect.ts';

export interface ActsAsked {
  praticaId: string;
  comuneId: string;
  /** The version of the pratica after the first act that is asked for. */
  fromVersion: number;
}

/**
 * What moved a pratica from a version on, oldest first: the first event of each version. Those that
 * follow under the same version are of money that came and went.
 */
export function readActs(db: Db, asked: ActsAsked): Promise<RecordedAct[]> {
  return asSystem(db, asked.comuneId, (trx) => listActs(trx, asked));
}

export async function listActs(
  trx: Trx,
  { praticaId, fromVersion }: Omit<ActsAsked, 'comuneId'>,
): Promise<RecordedAct[]> {
  const events = await trx
    .selectFrom('event')
    .distinctOn('version')
    .select(['commandId', 'kind', 'at', 'actorId', 'actorRole', 'onBehalfOf', 'data'])
    .where('praticaId', '=', praticaId)
    .where('version', '>=', fromVersion)
    .orderBy('version')
    .orderBy('seq')
    .execute();
  return events.map(({ commandId, kind, at, actorId, actorRole, onBehalfOf, data }) => ({
    id: commandId,
    kind: kind as RecordedAct['kind'],
    at,
    actor: actorOf(actorId, actorRole, data['enteId']),
    ...(onBehalfOf ? { onBehalfOf: onBehalfOf as unknown as RecordedAct['onBehalfOf'] } : {}),
    facts: (data['act'] ?? {}) as RecordedAct['facts'],
  }));
}

function actorOf(id: string | null, role: string, enteId: unknown): RecordedAct['actor'] {
  const actor = { id, role: role as RecordedAct['actor']['role'] };
  return role === 'ente' ? { ...actor, enteId: String(enteId) } : actor;
}
