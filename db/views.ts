import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Place } from './tables/views.ts';

const SHARED_AT_MOST = 100;

/** One's own views of a list and those that colleagues share, by name. */
export function listViews(trx: Trx, { ownerId, place }: { ownerId: string; place: Place }) {
  const columns = ['id', 'ownerId', 'ownerName', 'place', 'name', 'query', 'shared'] as const;
  const views = trx.selectFrom('savedView').select(columns).where('place', '=', place);
  const own = views.where('ownerId', '=', ownerId);
  // Which of the others are there to be seen is row-level security's to say.
  const others = views
    .where('ownerId', '<>', ownerId)
    .where('shared', '=', true)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(SHARED_AT_MOST);
  return trx
    .selectFrom(own.unionAll(trx.selectFrom(others.as('others')).select(columns)).as('views'))
    .selectAll()
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
}
export type ViewRow = Awaited<ReturnType<typeof listViews>>[number];

export function findView(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('savedView')
    .select(['id', 'ownerId', 'ownerName', 'place', 'name', 'query', 'shared', 'requestHash'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** From here to the end of the transaction nobody else counts or names this person's views. */
export async function lockViewsOf(trx: Trx, { ownerId }: { ownerId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`views/${ownerId}`}, 0))`.execute(trx);
}

/** How many views a person keeps of all lists. */
export async function countViews(trx: Trx, { ownerId }: { ownerId: string }): Promise<number> {
  const { count } = await trx
    .selectFrom('savedView')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('ownerId', '=', ownerId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether the person has another view of the same list under this name, whatever its capitals. */
export async function isNameUsed(
  trx: Trx,
  args: { ownerId: string; place: Place; name: string; id: string },
): Promise<boolean> {
  const other = await trx
    .selectFrom('savedView')
    .select('id')
    .where('ownerId', '=', args.ownerId)
    .where('place', '=', args.place)
    .where(sql`lower(name)`, '=', sql`lower(${args.name}::text)`)
    .where('id', '<>', args.id)
    .executeTakeFirst();
  return other !== undefined;
}

/** Who keeps a view, and with whom it is shared when it is. */
export interface Circle {
  ownerName: string;
  role: string;
  enteId: string | null;
  sportelloId: string | null;
}

interface Content {
  name: string;
  query: Record<string, string>;
  shared: boolean;
}

export interface NewView extends Circle, Content {
  id: string;
  comuneId: string;
  ownerId: string;
  place: Place;
  requestHash: string;
}

export async function addView(trx: Trx, view: NewView): Promise<void> {
  const query = JSON.stringify(view.query);
  await trx
    .insertInto('savedView')
    .values({ ...view, query })
    .execute();
}

export async function changeView(
  trx: Trx,
  { id, query, ...rest }: Circle & Content & { id: string },
): Promise<void> {
  await trx
    .updateTable('savedView')
    .set({ ...rest, query: JSON.stringify(query) })
    .where('id', '=', id)
    .execute();
}

export async function removeView(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx.deleteFrom('savedView').where('id', '=', id).execute();
}
