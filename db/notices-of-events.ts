import { sql } from 'kysely';
import type { Trx } from './connect.ts';

const AT_MOST = 1000;

/**
 * Whom each event of a pratica told, newest first; what is told beside an event is left out. Asked
 * by the platform, for nobody else reads the outbox.
 * @param enteId only what this ente was told
 */
export function listNoticesOfEvents(
  trx: Trx,
  { praticaId, enteId }: { praticaId: string; enteId?: string },
) {
  const notices = trx
    .selectFrom('notification')
    .innerJoin('outbox', 'outbox.id', 'notification.outboxId')
    .leftJoin('ente', 'ente.id', 'notification.enteId')
    .leftJoin('person as reader', 'reader.id', 'notification.readBy')
    .select(['notification.id', 'notification.personId', 'notification.enteId'])
    .select(['notification.readAt', 'ente.name as enteName', 'reader.name as readByName'])
    .select(sql<string>`outbox.event_id`.as('eventId'))
    .where('notification.praticaId', '=', praticaId)
    .where('outbox.eventId', 'is not', null)
    .orderBy('notification.createdAt', 'desc')
    .orderBy('notification.id')
    .limit(AT_MOST);
  return (enteId ? notices.where('notification.enteId', '=', enteId) : notices).execute();
}
