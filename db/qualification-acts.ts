import type { RecordedAct } from '../workflows/qualification/messages.ts';
import { asSystem, type Db, type Trx } from './connect.ts';

export interface QualificationActsAsked {
  id: string;
  comuneId: string;
  /** The version after the first act that is asked for. */
  fromVersion: number;
}

/** What moved a qualification from a version on, oldest first. */
export function readQualificationActs(
  db: Db,
  { comuneId, ...asked }: QualificationActsAsked,
): Promise<RecordedAct[]> {
  return asSystem(db, comuneId, (trx) => listQualificationActs(trx, asked));
}

export async function listQualificationActs(
  trx: Trx,
  { id, fromVersion }: Omit<QualificationActsAsked, 'comuneId'>,
): Promise<RecordedAct[]> {
  const events = await trx
    .selectFrom('qualificationEvent')
    .select(['commandId', 'kind', 'at', 'actorId', 'actorRole', 'enteId', 'data'])
    .where('qualificationId', '=', id)
    .where('seq', '>=', fromVersion)
    .orderBy('seq')
    .execute();
  return events.map(({ commandId, kind, at, actorId, actorRole, enteId, data }) => {
    const actor = { id: actorId, role: actorRole as RecordedAct['actor']['role'] };
    return {
      id: commandId,
      kind: kind as RecordedAct['kind'],
      at,
      actor: actorRole === 'ente' ? { ...actor, enteId } : actor,
      facts: (data['act'] ?? {}) as RecordedAct['facts'],
    };
  });
}
