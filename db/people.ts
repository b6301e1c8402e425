import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { wordsOfName } from './pratiche-by-name.ts';

/** Of so common a name one types more. */
const CALLED_AT_MOST = 1001;

export type PeopleGroup = 'staff' | 'citizens';

export interface PeopleSearch {
  comuneId: string;
  /** Those who work for it alone. */
  enteId?: string | undefined;
  group: PeopleGroup;
  role: string | undefined;
  /** Words of a name, or a whole address. */
  q: string | undefined;
  after: { name: string; id: string } | undefined;
  limit: number;
}

/**
 * The people of a comune by name: whoever has come in or was invited, and citizens written down at a
 * sportello. Those whose data were erased are nobody any more.
 */
export async function listPeople(trx: Trx, search: PeopleSearch) {
  const { comuneId, enteId, group, role, q, after, limit } = search;
  let people = trx
    .selectFrom('person')
    .leftJoin('ente', 'ente.id', 'person.enteId')
    .select(['person.id', 'person.name', 'person.email', 'person.role', 'ente.name as enteName'])
    .select(LATEST.as('lastTurn'))
    .where('person.comuneId', '=', comuneId)
    .where('person.role', group === 'staff' ? '<>' : '=', 'citizen')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('erasure').select('erasure.id').whereRef('personId', '=', 'person.id')),
      ),
    );
  if (enteId)
    people = people
      .where('person.enteId', '=', enteId)
      .where('person.role', 'in', ['ente', 'operator']);
  if (role) people = people.where('person.role', '=', role);
  if (q?.includes('@'))
    people = people.where(sql`lower(person.email)`, '=', q.trim().toLowerCase());
  else if (q?.trim()) {
    const words = wordsOfName(q) ?? [q.trim().toLowerCase()];
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    people = people.where(
      'person.id',
      'in',
      sql<string>`(select people_called(${patterns}::text[], ${CALLED_AT_MOST}))`,
    );
  }
  if (after)
    people = people.where(
      sql<boolean>`(person.name, person.id) > (${after.name}, ${after.id}::uuid)`,
    );
  return people.orderBy('person.name').orderBy('person.id').limit(limit).execute();
}

/** The latest of what was done that says whether a person may come in. */
const LATEST = sql<string | null>`(
  select act from account_act
  where account_act.comune_id = person.comune_id and account_act.account_id = person.id
    and act in ('suspended', 'reinstated') and done_at is not null
  order by asked_at desc limit 1)`;

export function findPerson(trx: Trx, { comuneId, id }: { comuneId: string; id: string }) {
  return trx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'enteId'])
    .where('comuneId', '=', comuneId)
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('erasure').select('erasure.id').whereRef('personId', '=', 'person.id')),
      ),
    )
    .executeTakeFirst();
}

/** Where staff can work: every ente and sportello of the comune, by name. */
export async function listPlaces(trx: Trx, { comuneId }: { comuneId: string }) {
  const of = (table: 'ente' | 'sportello') =>
    trx.selectFrom(table).select(['id', 'name']).where('comuneId', '=', comuneId).orderBy('name').limit(1000).execute(); // prettier-ignore
  return { enti: await of('ente'), sportelli: await of('sportello') };
}

/** Keeps the role that somebody was given, before their next token says so. */
export async function rememberStanding(
  trx: Trx,
  { id, role, enteId }: { id: string; role: string; enteId: string | null },
): Promise<void> {
  await trx.updateTable('person').set({ role, enteId }).where('id', '=', id).execute();
}
