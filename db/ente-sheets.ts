import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { EnteSaid } from './tables/enti.ts';

/** The sheet of an ente as it stands, and whether anything qualifies it. */
export function findEnteSheet(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('ente')
    .select(['id', 'name', 'kind', 'sheetVersion as version', 'qualifiedUntil'])
    .select(['aboutIt', 'aboutEn', 'address', 'postalCode', 'town', 'municipio', 'phone', 'email'])
    .select(['founded', 'drawing'])
    .select(['certificates', 'spokenLanguages as languages', 'photos', 'branches'])
    .where('id', '=', id)
    .executeTakeFirst();
}
export type EnteSheetRow = NonNullable<Awaited<ReturnType<typeof findEnteSheet>>>;

/** Every version of an ente's sheet, newest first. */
export function listEnteVersions(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteVersion')
    .leftJoin('person as writer', 'writer.id', 'enteVersion.writtenBy')
    .select(['enteVersion.id', 'version', 'said', 'at', 'writer.name as writtenBy'])
    .where('enteVersion.enteId', '=', enteId)
    .orderBy('version', 'desc')
    .execute();
}

interface NewVersion {
  /** Of the version: the command's. */
  id: string;
  enteId: string;
  comuneId: string;
  version: number;
  said: EnteSaid;
  writtenBy: string;
}

/** A new ente: nothing qualifies it yet. */
export async function registerEnte(
  trx: Trx,
  { name, kind, ...first }: NewVersion & { name: string; kind: string },
): Promise<void> {
  const { enteId: id, comuneId, version, said } = first;
  await trx
    .insertInto('ente')
    .values({ id, comuneId, name, kind, qualifiedUntil: null, ...rowOf(said, version) })
    .execute();
  await addVersion(trx, first);
}

/** Writes a version and, from it, the ente's row. */
export async function writeEnteVersion(trx: Trx, given: NewVersion): Promise<void> {
  const { enteId, version, said } = given;
  await trx.updateTable('ente').set(rowOf(said, version)).where('id', '=', enteId).execute();
  await addVersion(trx, given);
}

function rowOf(sheet: EnteSaid, sheetVersion: number) {
  const { languages, photos = [], branches = [], ...said } = sheet;
  const lists = { photos: JSON.stringify(photos), branches: JSON.stringify(branches) };
  return { ...said, ...lists, spokenLanguages: languages, sheetVersion };
}

async function addVersion(trx: Trx, { said, ...row }: NewVersion): Promise<void> {
  await trx
    .insertInto('enteVersion')
    .values({ ...row, said: JSON.stringify(said) })
    .execute();
}

/** Whether an ente of that name is there already, whatever the case and the spaces. */
export async function isEnteName(trx: Trx, { name }: { name: string }): Promise<boolean> {
  const found = await trx
    .selectFrom('ente')
    .select('id')
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

/** Writers of one ente's sheet queue here. */
export async function lockEnteSheet(trx: Trx, { id }: { id: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('ente-sheet'), hashtext(${id}))`.execute(trx);
}
