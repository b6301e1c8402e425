import { type Insertable, type SqlBool, sql } from 'kysely';
import type { Trx } from './connect.ts';
import { BYTES_AT_MOST, DOCUMENTS_AT_MOST } from './documents.ts';
import type { NeedDocumentTable } from './tables/integrations.ts';

/** Those of these files that the asking may know of, of one applicant where one is named. */
export function listNeedDocuments(
  trx: Trx,
  { ids, applicantId }: { ids: readonly string[]; applicantId?: string },
) {
  if (ids.length === 0) return Promise.resolve([]);
  const found = selectNeedDocuments(trx).where('id', '=', sql<string>`any(${ids}::uuid[])`);
  return (applicantId ? found.where('applicantId', '=', applicantId) : found)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}
export type NeedDocumentRow = Awaited<ReturnType<typeof listNeedDocuments>>[number];

export function findNeedDocument(trx: Trx, { id }: { id: string }) {
  return selectNeedDocuments(trx)
    .select(['storedAs', 'sourceSha256'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Whether there is room for so many more bytes among what an applicant has not sent yet. Uploads for
 * one applicant wait here for each other until their transaction ends.
 */
export async function hasRoomInNeeds(
  trx: Trx,
  { applicantId, bytes }: { applicantId: string; bytes: number },
): Promise<boolean> {
  const key = `need-documents/${applicantId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const { count, sum } = await trx
    .selectFrom('needDocument')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(sum(bytes), 0)::int`.as('sum'))
    .where('applicantId', '=', applicantId)
    .where(sql<SqlBool>`not ${namedBy(sql`and told.pratica_id is not null`)}`)
    .executeTakeFirstOrThrow();
  return count < DOCUMENTS_AT_MOST && sum + bytes <= BYTES_AT_MOST;
}

export async function addNeedDocument(
  trx: Trx,
  document: Insertable<NeedDocumentTable>,
): Promise<void> {
  await trx.insertInto('needDocument').values(document).execute();
}

/** @returns the name of its file, or undefined when a need that was sent names it, or it is another's */
export async function removeNeedDocument(
  trx: Trx,
  { id }: { id: string },
): Promise<string | undefined> {
  const gone = await trx
    .deleteFrom('needDocument')
    .where('id', '=', id)
    .returning('storedAs')
    .executeTakeFirst();
  return gone?.storedAs;
}

/**
 * Takes away, of one comune, what was uploaded before an instant and is the answer of no need.
 * @returns the names of their files
 */
export async function dropUnnamed(
  trx: Trx,
  { before, limit }: { before: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ storedAs: string }>`
    delete from need_document where id in (
      select id from need_document where uploaded_at < ${before} and not ${namedBy(sql``)}
      order by uploaded_at limit ${limit})
    returning stored_as`.execute(trx);
  return rows.map(({ storedAs }) => storedAs);
}

function namedBy(and: ReturnType<typeof sql>) {
  return sql`exists (select from need told
    where told.applicant_id = need_document.applicant_id ${and}
      and exists (select from jsonb_each_text(told.params) answer
        where answer.value = need_document.id::text))`;
}

function selectNeedDocuments(trx: Trx) {
  return trx
    .selectFrom('needDocument')
    .select(['id', 'applicantId', 'name', 'type', 'bytes', 'sha256', 'uploadedAt']);
}
