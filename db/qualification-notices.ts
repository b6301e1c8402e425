import { sql } from 'kysely';
import type { Step } from '../workflows/qualification/messages.ts';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';

/** Writes down whom a step tells; they are told after the commit. */
export async function addQualificationNotices(
  trx: Trx,
  { id, kind, tells, at, qualification }: Step,
): Promise<void> {
  const { id: qualificationId, comuneId, enteId } = qualification;
  const notices = tells.map((audience) => ({
    id: nameUuid('qualification-notice', id, audience),
    ...{ comuneId, qualificationId, kind, createdAt: at, sentAt: null },
    enteId: audience === 'ente' ? enteId : null,
  }));
  if (notices.length > 0) await trx.insertInto('qualificationNotice').values(notices).execute();
}

/** The next notice to tell, locked until the transaction ends; others pass it by. */
export function lockQualificationNotice(trx: Trx) {
  return trx
    .selectFrom('qualificationNotice as notice')
    .select(['notice.id', 'notice.kind', 'notice.enteId', 'notice.qualificationId'])
    .where('notice.sentAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type QualificationNotice = NonNullable<Awaited<ReturnType<typeof lockQualificationNotice>>>;
