import { sql } from 'kysely';
import { TRANSITIONS, type TransitionName } from '../catalogue/publishing.ts';
import type { Trx } from './connect.ts';
import type { EnteService } from './ente-services.ts';
import { nameUuid } from './name-uuid.ts';

/** Writes down whom a move tells; they are told after the commit. */
export async function addEnteServiceNotices(
  trx: Trx,
  args: { actId: string; service: EnteService; transition: TransitionName },
): Promise<void> {
  const { actId, service, transition: kind } = args;
  const { id: serviceId, comuneId, enteId } = service;
  const notices = TRANSITIONS[kind].tells.map((audience) => ({
    id: nameUuid('ente-service-notice', actId, audience),
    ...{ comuneId, serviceId, kind },
    enteId: audience === 'ente' ? enteId : null,
  }));
  if (notices.length > 0) await trx.insertInto('enteServiceNotice').values(notices).execute();
}

/** The next notice to tell, locked until the transaction ends; others pass it by. */
export function lockEnteServiceNotice(trx: Trx) {
  return trx
    .selectFrom('enteServiceNotice as notice')
    .select(['notice.id', 'notice.kind', 'notice.enteId', 'notice.serviceId'])
    .where('notice.sentAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type EnteServiceNotice = NonNullable<Awaited<ReturnType<typeof lockEnteServiceNotice>>>;
