import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { SportelloSaid } from './tables/sportelli.ts';

const SAID = [
  'name',
  'address',
  'municipio',
  'phone',
  'hours',
  'closedDays',
  'isShown',
  'appointments',
] as const;

/** The sportelli that people can go to, by municipio and name. */
export function listShownSportelli(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('sportello')
    .select(['id', ...SAID])
    .where('comuneId', '=', comuneId)
    .where('isShown', '=', true)
    .orderBy(sql`municipio nulls last`)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** All sportelli of a comune with what stands, who wrote it and when; or the one that is named. */
export function listSportelliSaid(trx: Trx, { comuneId, id }: { comuneId: string; id?: string }) {
  return trx
    .selectFrom('sportello')
    .leftJoin('sportelloVersion as told', (join) =>
      join
        .onRef('told.comuneId', '=', 'sportello.comuneId')
        .onRef('told.sportelloId', '=', 'sportello.id')
        .onRef('told.version', '=', 'sportello.sheetVersion'),
    )
    .leftJoin('person as writer', 'writer.id', 'told.writtenBy')
    .select(['sportello.id', 'sportello.name', 'sportello.address', 'sportello.municipio'])
    .select([
      'sportello.phone',
      'sportello.hours',
      'sportello.closedDays',
      'sportello.isShown',
      'sportello.appointments',
    ])
    .select(['sportello.sheetVersion as version', 'told.at as writtenAt'])
    .select('writer.name as writtenBy')
    .where('sportello.comuneId', '=', comuneId)
    .$if(id !== undefined, (some) => some.where('sportello.id', '=', id!))
    .orderBy('sportello.name')
    .orderBy('sportello.id')
    .execute();
}
export type SportelloRow = Awaited<ReturnType<typeof listSportelliSaid>>[number];

/** Every version of what was said of a sportello, newest first. */
export function listSportelloVersions(
  trx: Trx,
  { comuneId, sportelloId }: { comuneId: string; sportelloId: string },
) {
  return trx
    .selectFrom('sportelloVersion')
    .leftJoin('person as writer', 'writer.id', 'sportelloVersion.writtenBy')
    .select(['sportelloVersion.id', 'version', 'said', 'at', 'writer.name as writtenBy'])
    .where('sportelloVersion.comuneId', '=', comuneId)
    .where('sportelloId', '=', sportelloId)
    .orderBy('version', 'desc')
    .execute();
}

/** The sportello that a command wrote, if it wrote any. */
export async function findWrittenBy(trx: Trx, { commandId }: { commandId: string }) {
  const row = await trx
    .selectFrom('sportelloVersion')
    .select('sportelloId')
    .where('id', '=', commandId)
    .executeTakeFirst();
  return row?.sportelloId;
}

interface NewVersion {
  /** Of the version: the command's. */
  id: string;
  comuneId: string;
  sportelloId: string;
  version: number;
  said: SportelloSaid;
  writtenBy: string;
}

/** Writes a version and, from it, the sportello's row: the one place that does, beside the seed. */
export async function writeSportelloVersion(trx: Trx, given: NewVersion): Promise<void> {
  const { comuneId, sportelloId, version, said } = given;
  const row = { ...rowOf(said), sheetVersion: version };
  await trx
    .insertInto('sportello')
    .values({ id: sportelloId, comuneId, ...row })
    .onConflict((known) => known.columns(['comuneId', 'id']).doUpdateSet(row))
    .execute();
  await trx
    .insertInto('sportelloVersion')
    .values({ ...given, said: JSON.stringify(said) })
    .execute();
}

/** What came with WeMi: it changes what nobody has written. */
export async function seedSportello(
  trx: Trx,
  { comuneId, id, said }: { comuneId: string; id: string; said: SportelloSaid },
): Promise<void> {
  await trx
    .insertInto('sportello')
    .values({ comuneId, id, ...rowOf(said) })
    .onConflict((known) =>
      known
        .columns(['comuneId', 'id'])
        .doUpdateSet(rowOf(said))
        .where('sportello.sheetVersion', '=', 0),
    )
    .execute();
}

function rowOf({ hours, closedDays, appointments, ...said }: SportelloSaid) {
  return {
    ...said,
    hours: JSON.stringify(hours),
    closedDays: JSON.stringify(closedDays),
    appointments: appointments ? JSON.stringify(appointments) : null,
  };
}

/** Writers of the sportelli of a comune queue here. */
export async function lockSportelli(trx: Trx, { comuneId }: { comuneId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sportelli'), hashtext(${comuneId}))`.execute(
    trx,
  );
}
