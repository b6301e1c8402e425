import { type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import type { Trx } from '../connect.ts';
import { hasNumber } from '../pratiche.ts';
import type { Database } from '../schema.ts';

/** What an auditor looks for across all pratiche of the comune. */
export interface EventSearch {
  /** Whoever it was, by id. */
  actorIds?: readonly string[];
  role?: string;
  /** ISO instants: from the first, before the second. */
  from?: string;
  until?: string;
  kind?: string;
  /** The state that the act led to, from another one. */
  reached?: string;
  /** The ente that the act is about. */
  enteId?: string;
  onBehalf?: boolean;
  praticaIds?: readonly string[];
}

interface Page {
  after?: readonly [at: string, id: string];
  limit: number;
}

/** A page of what was found, newest first. */
export function searchEvents(trx: Trx, search: EventSearch, page: Page) {
  const found = inOrder(trx.selectFrom('event').where('event.id', 'in', foundIds(trx, search, page)), page); // prettier-ignore
  return found
    .innerJoin('pratica', 'pratica.id', 'event.praticaId')
    .select(['event.id', 'event.praticaId', 'seq', 'event.version', 'kind', 'fromState', 'toState'])
    .select(['at', 'actorId', 'actorRole', 'onBehalfOf', 'reason', 'channel', 'data'])
    .select(['event.comuneId', 'pratica.number', 'pratica.applicantId'])
    .execute();
}

/** How many there are, counted no further than `limit`. */
export async function countEvents(trx: Trx, search: EventSearch, limit: number): Promise<number> {
  const { count } = await trx
    .selectFrom(foundIds(trx, search, { limit }).as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The pratiche whose number is or begins so, few: for looking one up. */
export async function findNumbered(trx: Trx, number: string): Promise<string[]> {
  const found = await trx
    .selectFrom('pratica')
    .select('id')
    .where(hasNumber(number))
    .orderBy('updatedAt', 'desc')
    .limit(NUMBERED_AT_MOST)
    .execute();
  return found.map(({ id }) => id);
}

const NUMBERED_AT_MOST = 50;

type Events = SelectQueryBuilder<Database, 'event', object>;

/**
 * Whoever has a name or a pratica has few events among millions: each one's first are taken off
 * their own index. Everything else is read in the order of the list until the page is full.
 */
export function foundIds(trx: Trx, search: EventSearch, page: Page) {
  const { actorIds, praticaIds } = search;
  const per = praticaIds ? (['praticaId', praticaIds] as const) : actorIds && (['actorId', actorIds] as const); // prettier-ignore
  if (!per) return inOrder(narrowed(trx.selectFrom('event'), search), page).select('event.id');
  const [column, ids] = per;
  const each = trx
    .selectFrom(sql<{ one: string }>`unnest(${[...ids]}::uuid[])`.as<'asked'>(sql`asked(one)`))
    .innerJoinLateral(
      (query) => {
        const own = query.selectFrom('event').whereRef(`event.${column}`, '=', 'asked.one');
        return inOrder(narrowed(own as unknown as Events, search), page)
          .select(['event.id', 'event.at'])
          .as('event');
      },
      (join) => join.onTrue(),
    );
  return inOrder(each as unknown as Events, page).select('event.id');
}

function narrowed(rows: Events, search: EventSearch): Events {
  const { actorIds, role, from, until, kind, reached, enteId, onBehalf } = search;
  let events = rows;
  if (actorIds) events = events.where('event.actorId', '=', sql<string>`any(${[...actorIds]}::uuid[])`); // prettier-ignore
  if (role) events = events.where('event.actorRole', '=', role);
  if (from) events = events.where('event.at', '>=', from);
  if (until) events = events.where('event.at', '<', until);
  if (kind) events = events.where('event.kind', '=', kind);
  if (reached) {
    events = events
      .where('event.toState', '=', reached)
      .where(sql<SqlBool>`event.from_state is distinct from event.to_state`);
  }
  if (enteId) events = events.where(sql<SqlBool>`event.data ->> 'enteId' = ${enteId}`);
  if (onBehalf) events = events.where('event.onBehalfOf', 'is not', null);
  return events;
}

function inOrder(rows: Events, { after, limit }: Page): Events {
  const page = after
    ? rows.where(sql<SqlBool>`(event.at, event.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`) // prettier-ignore
    : rows;
  return page.orderBy('event.at', 'desc').orderBy('event.id', 'desc').limit(limit);
}
