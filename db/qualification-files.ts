import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { QualificationFileTable } from './tables/qualification-files.ts';

/** How much one ente may have uploaded that no document names yet: an avviso may ask for fifty. */
const FILES_AT_MOST = 60;
const BYTES_AT_MOST = 200 * 1024 * 1024;

/** Those of these files that the asking may know of. */
export function listQualificationFiles(trx: Trx, { ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return Promise.resolve([]);
  return selectFiles(trx)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}
export type QualificationFileRow = Awaited<ReturnType<typeof listQualificationFiles>>[number];

export function findQualificationFile(trx: Trx, { id }: { id: string }) {
  return selectFiles(trx)
    .select(['storedAs', 'sourceSha256'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Whether an ente has room for so many more bytes among what no document names yet. Its uploads wait
 * here for each other until their transaction ends.
 */
export async function hasRoomForFile(
  trx: Trx,
  { enteId, bytes }: { enteId: string; bytes: number },
): Promise<boolean> {
  const key = `qualification-files/${enteId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const { count, sum } = await trx
    .selectFrom('qualificationFile')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(sum(bytes), 0)::int`.as('sum'))
    .where('enteId', '=', enteId)
    .where(sql<boolean>`not ${IS_DECLARED}`)
    .executeTakeFirstOrThrow();
  return count < FILES_AT_MOST && sum + bytes <= BYTES_AT_MOST;
}

export async function addQualificationFile(
  trx: Trx,
  file: Insertable<QualificationFileTable>,
): Promise<void> {
  await trx.insertInto('qualificationFile').values(file).execute();
}

/** @returns the name of its file, or undefined when a document names it, or it is another's */
export async function removeQualificationFile(
  trx: Trx,
  { id }: { id: string },
): Promise<string | undefined> {
  const gone = await trx
    .deleteFrom('qualificationFile')
    .where('id', '=', id)
    .where(sql<boolean>`not ${IS_ON_ITS_WAY}`)
    .returning('storedAs')
    .executeTakeFirst();
  return gone?.storedAs;
}

/**
 * Takes away, of one comune, what was uploaded before an instant and is named by no document, by no
 * draft and by no command that is still to be recorded: an engine may be away for longer than a day.
 * @returns the names of their files
 */
export async function dropUnnamedFiles(
  trx: Trx,
  { before, limit }: { before: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ storedAs: string }>`
    delete from qualification_file where id in (
      select id from qualification_file
      where uploaded_at < ${before} and not ${IS_DECLARED} and not ${IS_ON_ITS_WAY}
        and not exists (select from qualification_application draft
          where draft.ente_id = qualification_file.ente_id
            and draft.content::text ilike '%' || qualification_file.id || '%')
      order by uploaded_at limit ${limit})
    returning stored_as`.execute(trx);
  return rows.map(({ storedAs }) => storedAs);
}

const IS_DECLARED = sql`exists (select from qualification_document told
  where told.file_id = qualification_file.id)`;

const IS_ON_ITS_WAY = sql`exists (select from qualification_command sent
  where sent.result is null and sent.payload::text ilike '%' || qualification_file.id || '%')`;

function selectFiles(trx: Trx) {
  return trx
    .selectFrom('qualificationFile')
    .select(['id', 'name', 'type', 'bytes', 'sha256', 'uploadedAt']);
}
