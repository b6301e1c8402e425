import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { DocumentTable } from './tables/integrations.ts';

/** How much one pratica may hold. */
export const DOCUMENTS_AT_MOST = 20;
export const BYTES_AT_MOST = 50 * 1024 * 1024;

/** The documents of a pratica that the asking may see, the latest first. */
export function listDocuments(trx: Trx, { praticaId }: { praticaId: string }) {
  return selectDocuments(trx)
    .where('praticaId', '=', praticaId)
    .orderBy('uploadedAt', 'desc')
    .orderBy('document.id')
    .execute();
}

export function findDocument(trx: Trx, { praticaId, id }: { praticaId: string; id: string }) {
  return selectDocuments(trx)
    .select(['storedAs', 'sourceSha256'])
    .where('praticaId', '=', praticaId)
    .where('document.id', '=', id)
    .executeTakeFirst();
}

/** Those of an answer that are there to be sent, by the item that they are for. */
export function listUnattached(trx: Trx, { integrationId }: { integrationId: string }) {
  return trx
    .selectFrom('document')
    .select(['id', 'item'])
    .where('integrationId', '=', integrationId)
    .where('attachedAt', 'is', null)
    .execute();
}

/**
 * Whether a pratica has room for so many more bytes. Uploads of one pratica wait here for each
 * other until their transaction ends, so that two at once cannot take the same room.
 */
export async function hasRoom(
  trx: Trx,
  { praticaId, bytes }: { praticaId: string; bytes: number },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`documents/${praticaId}`}, 0))`.execute(
    trx,
  );
  const { count, sum } = await trx
    .selectFrom('document')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(sum(bytes), 0)::int`.as('sum'))
    .where('praticaId', '=', praticaId)
    .executeTakeFirstOrThrow();
  return count < DOCUMENTS_AT_MOST && sum + bytes <= BYTES_AT_MOST;
}

export async function addDocument(trx: Trx, document: Insertable<DocumentTable>): Promise<void> {
  await trx.insertInto('document').values(document).execute();
}

/** @returns the name of its file, or undefined when it was sent already or is not the asking's */
export async function removeDocument(
  trx: Trx,
  { praticaId, id }: { praticaId: string; id: string },
): Promise<string | undefined> {
  const gone = await trx
    .deleteFrom('document')
    .where('praticaId', '=', praticaId)
    .where('id', '=', id)
    .where('attachedAt', 'is', null)
    .returning('storedAs')
    .executeTakeFirst();
  return gone?.storedAs;
}

/** Notes that whoever asked has opened a document, the first time. */
export async function markOpened(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx
    .updateTable('document')
    .set({ openedAt: sql<string>`now()` })
    .where('id', '=', id)
    .where('openedAt', 'is', null)
    .execute();
}

/** What a file waits for: from then on it is of something, and stays. */
const SENT_BY = {
  document: 'attached_at',
  message_document: 'message_id',
  voucher_document: 'application_id',
} as const;
export const DOCUMENT_TABLES = Object.keys(SENT_BY) as (keyof typeof SENT_BY)[];

/**
 * Takes away, of one comune and table, what was uploaded before an instant and never sent.
 * @returns the names of their files
 */
export async function dropUnsent(
  trx: Trx,
  { table, before, limit }: { table: keyof typeof SENT_BY; before: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ storedAs: string }>`
    delete from ${sql.table(table)} where id in (
      select id from ${sql.table(table)}
      where ${sql.ref(SENT_BY[table])} is null and uploaded_at < ${before}
      order by uploaded_at limit ${limit})
    returning stored_as`.execute(trx);
  return rows.map(({ storedAs }) => storedAs);
}

/** Which of these names of files have a row, of whatever they are. */
export async function listStored(trx: Trx, names: readonly string[]): Promise<Set<string>> {
  const isAsked = sql<boolean>`stored_as = any(${names}::uuid[])`;
  const rows = await trx
    .selectFrom('document')
    .select('storedAs')
    .where(isAsked)
    .unionAll(trx.selectFrom('voucherDocument').select('storedAs').where(isAsked))
    .unionAll(trx.selectFrom('messageDocument').select('storedAs').where(isAsked))
    .unionAll(trx.selectFrom('needDocument').select('storedAs').where(isAsked))
    .unionAll(trx.selectFrom('qualificationFile').select('storedAs').where(isAsked))
    .execute();
  return new Set(rows.map(({ storedAs }) => storedAs));
}

function selectDocuments(trx: Trx) {
  return trx
    .selectFrom('document')
    .leftJoin('person', 'person.id', 'document.uploadedBy')
    .select(['document.id', 'integrationId', 'item', 'document.name', 'type', 'bytes', 'sha256'])
    .select(['uploadedAt', 'attachedAt', 'openedAt', 'person.name as uploadedBy']);
}
