import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { CannedAnswerTable } from './tables/conversations.ts';

/** The texts that the asking's ente, or office, keeps to answer with, by title. */
export function listCannedAnswers(trx: Trx) {
  return trx
    .selectFrom(latest(trx).as('latest'))
    .select(['id', 'version', 'title', 'textIt', 'textEn', 'writtenAt'])
    .where('isGone', '=', false)
    .orderBy(sql`lower(title)`)
    .orderBy('id')
    .execute();
}

/** The latest version of one, also when it was taken away. */
export function findCannedAnswer(trx: Trx, { id }: { id: string }) {
  return latest(trx).where('id', '=', id).executeTakeFirst();
}

/** Whoever adds a text or changes one queues here, so that versions follow each other. */
export async function lockCannedAnswers(trx: Trx, { owner }: { owner: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`canned/${owner}`}, 0))`.execute(trx);
}

export async function addCannedAnswer(
  trx: Trx,
  version: Insertable<CannedAnswerTable>,
): Promise<void> {
  await trx.insertInto('cannedAnswer').values(version).execute();
}

function latest(trx: Trx) {
  return trx
    .selectFrom('cannedAnswer')
    .distinctOn('id')
    .select(['id', 'version', 'title', 'textIt', 'textEn', 'isGone', 'writtenAt'])
    .orderBy('id')
    .orderBy('version', 'desc');
}
