import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface CitizenRow {
  id: string;
  name: string;
  fiscalCodeEnd: string | null;
}

/** The citizens of the comune with these words in their names, by name. For sportelli only. */
export async function listCitizensCalled(
  trx: Trx,
  args: { words: readonly string[]; after?: readonly [name: string, id: string]; limit: number },
): Promise<CitizenRow[]> {
  const patterns = args.words.map((word) => `%${word}%`);
  const [name, id] = args.after ?? [null, null];
  const { rows } = await sql<CitizenRow>`
    select id, name, fiscal_code_end from citizens_called(${patterns}::text[], null, null)
    where ${name}::text is null or (name, id) > (${name}::text, ${id}::uuid)
    order by name, id limit ${args.limit}`.execute(trx);
  return rows;
}

export async function findCitizenByCode(
  trx: Trx,
  { fiscalCode }: { fiscalCode: string },
): Promise<CitizenRow | undefined> {
  const { rows } = await sql<CitizenRow>`
    select id, name, fiscal_code_end from citizens_called(null, ${fiscalCode}, null)`.execute(trx);
  return rows[0];
}

export async function findCitizen(
  trx: Trx,
  { id }: { id: string },
): Promise<CitizenRow | undefined> {
  const { rows } = await sql<CitizenRow>`
    select id, name, fiscal_code_end from citizens_called(null, null, ${id}::uuid)`.execute(trx);
  return rows[0];
}

export interface NewCitizen {
  id: string;
  comuneId: string;
  name: string;
  email: string | null;
  language: string;
  fiscalCode: string;
  phone: string | null;
  sportelloId: string;
  registeredBy: string;
  requestHash: string;
}

/** A person without login, under a fiscal code that is kept apart from the person. */
export async function registerCitizen(trx: Trx, citizen: NewCitizen): Promise<void> {
  const { id, comuneId, name, email, language, ...registered } = citizen;
  await trx
    .insertInto('person')
    .values({ id, comuneId, name, email, language, role: 'citizen' })
    .execute();
  await trx
    .insertInto('registeredCitizen')
    .values({ personId: id, comuneId, ...registered })
    .execute();
}

/** What a registration was asked with, to tell the same asked again from another. */
export function findRegistration(trx: Trx, { personId }: { personId: string }) {
  return trx
    .selectFrom('registeredCitizen')
    .select('requestHash')
    .where('personId', '=', personId)
    .executeTakeFirst();
}

export function findSportello(trx: Trx, { id }: { id: string }) {
  return trx.selectFrom('sportello').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}
