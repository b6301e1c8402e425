import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface Person {
  id: string;
  comuneId: string;
  name: string;
  email: string | null;
  role: string;
  enteId: string | null;
}

/**
 * Writes down who someone is, as the token says today.
 * @returns false when the comune is unknown, or the person had their data erased: then nothing is written
 */
export async function rememberPerson(trx: Trx, person: Person): Promise<boolean> {
  const { id, comuneId, name, email, role, enteId } = person;
  const written = await trx
    .insertInto('person')
    .columns(['id', 'comuneId', 'name', 'email', 'role', 'enteId'])
    .expression(
      trx
        .selectFrom('comune')
        .where('comune.id', '=', comuneId)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('erasure').select('erasure.id').where('personId', '=', id))),
        )
        .select([
          sql<string>`${id}::uuid`.as('id'),
          'comune.id as comuneId',
          sql<string>`${name}::text`.as('name'),
          sql<string | null>`${email}::text`.as('email'),
          sql<string>`${role}::text`.as('role'),
          sql<string | null>`${enteId}::uuid`.as('enteId'),
        ]),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        name,
        // A token that says no address takes none away: notices would go to nobody.
        ...(email === null ? {} : { email }),
        role,
        enteId,
      }),
    )
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Names of persons by id; those whom the asking may not know are left out. */
export async function listNames(trx: Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who works at an ente, or in the office of the asking comune when no ente is named. */
export function listColleagues(trx: Trx, { enteId }: { enteId: string | null }) {
  const people = trx.selectFrom('person').select(['id', 'name']).orderBy('name').limit(200);
  const colleagues = enteId
    ? people.where('enteId', '=', enteId).where('role', '=', 'ente')
    : people.where('role', '=', 'admin');
  return colleagues.execute();
}
