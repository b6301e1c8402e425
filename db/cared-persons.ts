import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface CaredPerson {
  id: string;
  name: string;
  relation: string | null;
  /** A year, or an ISO date. */
  born: string | null;
  fiscalCode: string | null;
  address: string | null;
  municipio: number | null;
}

const COLUMNS = ['id', 'name', 'relation', 'born', 'fiscalCode', 'address', 'municipio'] as const;

/** Those whom a citizen looks after, by name. */
export function listCaredPersons(
  trx: Trx,
  { ownerId }: { ownerId: string },
): Promise<CaredPerson[]> {
  return trx
    .selectFrom('caredPerson')
    .select(COLUMNS)
    .where('ownerId', '=', ownerId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
}

/** Keeps a person, or what is known of them now. */
export async function saveCaredPerson(
  trx: Trx,
  { person, ...whose }: { comuneId: string; ownerId: string; person: CaredPerson },
): Promise<void> {
  const { id, ...content } = person;
  await trx
    .insertInto('caredPerson')
    .values({ ...whose, id, ...content })
    .onConflict((conflict) =>
      conflict.columns(['ownerId', 'id']).doUpdateSet({ ...content, updatedAt: sql`now()` }),
    )
    .execute();
}

/** @returns false when there is no such person */
export async function deleteCaredPerson(
  trx: Trx,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('caredPerson')
    .where('ownerId', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface KnownPlace {
  /** Null for the applicant's own. */
  beneficiary: string | null;
  address: string | null;
  municipio: number | null;
  /** Of the pratica that it was told for, and when it was sent. */
  number: string;
  sentAt: string;
}

/** Where the latest need of a citizen was, for each beneficiary one, the newest first; twenty at most. */
export async function listKnownPlaces(
  trx: Trx,
  { applicantId }: { applicantId: string },
): Promise<KnownPlace[]> {
  const { rows } = await sql<KnownPlace>`
    select * from (
      select distinct on (lower(named)) named as beneficiary,
        place ->> 'address' as address, (place ->> 'municipio')::int as municipio, number,
        opened_at as sent_at
      from need join pratica on pratica.id = need.pratica_id,
        lateral (select (beneficiary ->> 'self')::boolean as is_own,
          case when (beneficiary ->> 'self')::boolean then null else beneficiary ->> 'name' end as named) of_whom
      where need.applicant_id = ${applicantId}::uuid
        and (place ? 'address' or place ? 'municipio') and (is_own or named is not null)
      order by lower(named), opened_at desc
    ) latest order by sent_at desc limit 20`.execute(trx);
  return rows;
}
