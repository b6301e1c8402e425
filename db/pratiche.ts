import { type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import type { HeldMandate } from './mandates.ts';
import { findCalled, idsOfCalled, wordsOfName } from './pratiche-by-name.ts';
import type { Database } from './schema.ts';

/** For whom a list is made: whose pratiche, and whose things to do. */
export interface Reader {
  role: string;
  personId: string;
  enteId?: string;
  /** By which the reader also sees pratiche of others. */
  held?: readonly HeldMandate[];
}

export interface PraticheFilter {
  reader: Reader;
  state?: string;
  open?: boolean;
  type?: string;
  q?: string;
  /** Whose they are; for readers who may know people by name. */
  citizen?: string;
}

interface Page {
  after?: readonly [at: string, id: string];
  limit: number;
}

/** A page of pratiche, the latest moved first; for an ente, the latest in which it answered. */
export async function listPratiche(trx: Trx, args: PraticheFilter & Page) {
  const [at] = keyOf(args.reader);
  const page = await paged(trx, args, args);
  return withCard(page, args.reader)
    .select(sql<string>`${at}`.as('sortedAt'))
    .execute();
}

/** How many there are, counted no further than `limit`. */
export async function countPratiche(
  trx: Trx,
  { limit, ...filter }: PraticheFilter & { limit: number },
): Promise<number> {
  const some = await paged(trx, filter, { limit });
  const { count } = await trx
    .selectFrom(some.select('pratica.id').as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** One pratica with all that its page needs from this table; undefined when it is not the reader's. */
export function findPratica(trx: Trx, args: { id: string; reader: Reader }) {
  return withCard(trx.selectFrom('pratica').where('pratica.id', '=', args.id), args.reader)
    .select(['needId', 'chosenEnteId', 'chosenOfferId', 'deadlines', 'extended'])
    .select(['policy', 'policyId', 'policyVersion', 'service', 'renewal'])
    .select('openIntegrations')
    .executeTakeFirst();
}

/**
 * What a command is checked against before it travels: light, for it runs on every command.
 * @param since the version that the caller has seen; `hasNews` tells whether anything it may see
 *   has happened after it
 * @param offerId the offer that the command is about, as the caller wrote it
 */
export function findStanding(
  trx: Trx,
  { id, since = 0, offerId = '' }: { id: string; since?: number; offerId?: string },
) {
  return (
    trx
      .selectFrom('pratica')
      .select(['pratica.id', 'number', 'state', 'closed', 'version', 'chosenEnteId', 'applicantId'])
      .select('pratica.serviceTypeId')
      // Row-level security shows only the events that the asker may see. Those about money make no
      // new version. A place in the chain is never less than its version: the index ends the search.
      .select((row) =>
        row
          .exists(
            row
              .selectFrom('event')
              .whereRef('event.praticaId', '=', 'pratica.id')
              .where('event.seq', '>', since)
              .where('event.version', '>', since),
          )
          .as('hasNews'),
      )
      .select((row) =>
        row
          .selectFrom('offer')
          .select('revision')
          .whereRef('offer.praticaId', '=', 'pratica.id')
          .where(sql`offer.id::text`, '=', offerId)
          .as('offerRevision'),
      )
      .where('pratica.id', '=', id)
      .executeTakeFirst()
  );
}

/** Whether a pratica is a person's own, as far as the asking may see it. */
export async function isApplicantOf(
  trx: Trx,
  args: { praticaId: string; personId: string },
): Promise<boolean> {
  const own = await trx
    .selectFrom('pratica')
    .select('id')
    .where('id', '=', args.praticaId)
    .where('applicantId', '=', args.personId)
    .executeTakeFirst();
  return own !== undefined;
}

type Cards = SelectQueryBuilder<Database, 'pratica', object>;

const KEYS = {
  ente: [sql.ref('asked.updated_at'), sql.ref('asked.pratica_id')],
  others: [sql.ref('pratica.updated_at'), sql.ref('pratica.id')],
} as const;

function keyOf({ role }: Reader) {
  return KEYS[role === 'ente' ? 'ente' : 'others'];
}

/** The page, in the list's order. */
async function paged(trx: Trx, filter: PraticheFilter, page: Page): Promise<Cards> {
  const top = (rows: Cards) => inOrder(narrowed(rows, filter), filter.reader, page);
  const { q, reader } = filter;
  const words = q !== undefined && mayAskByName(reader) ? wordsOfName(q) : undefined;
  if (words) {
    const ids = idsOfCalled(trx, await findCalled(trx, words), top);
    return inOrder(trx.selectFrom('pratica').where('pratica.id', 'in', ids), reader, page);
  }
  const rows = ofReader(trx, reader);
  return inOrder(narrowed(q === undefined ? rows : rows.where(hasNumber(q)), filter), reader, page);
}

/** Names are for the office: an ente meets a need first, a person once it is chosen. */
function mayAskByName({ role }: Reader): boolean {
  return role === 'admin' || role === 'auditor';
}

function ofReader(trx: Trx, reader: Reader): Cards {
  const rows = trx.selectFrom('pratica');
  if (reader.role === 'citizen' || reader.role === 'sportello') return ofPrincipals(rows, reader);
  if (reader.role !== 'ente') return rows;
  return rows.innerJoin('praticaEnte as asked', (join) =>
    join.onRef('asked.praticaId', '=', 'pratica.id').on('asked.enteId', '=', reader.enteId!),
  ) as unknown as Cards;
}

/** One's own; and by mandate those of others, which row-level security looks at once more. */
function ofPrincipals(rows: Cards, { role, personId, held = [] }: Reader): Cards {
  const all = held.filter(({ praticaId }) => praticaId === null);
  const principals = new Set(all.map(({ principalId }) => principalId));
  if (role === 'citizen') principals.add(personId);
  const single = held.flatMap(({ praticaId }) => praticaId ?? []);
  if (single.length === 0 && principals.size === 1) {
    return rows.where('applicantId', '=', [...principals][0]!);
  }
  return rows.where(
    sql<SqlBool>`(applicant_id = any (${[...principals]}::uuid[]) or pratica.id = any (${single}::uuid[]))`,
  );
}

function narrowed(pratiche: Cards, { state, open, type, citizen }: PraticheFilter): Cards {
  let rows = pratiche;
  if (state) rows = rows.where('state', '=', state);
  if (open !== undefined) rows = rows.where('closed', '=', !open);
  if (type) rows = rows.where('serviceTypeId', '=', type);
  if (citizen) rows = rows.where('pratica.applicantId', '=', citizen);
  return rows;
}

function inOrder(rows: Cards, reader: Reader, { after, limit }: Page): Cards {
  const [at, id] = keyOf(reader);
  let page = rows;
  if (after) {
    const [afterAt, afterId] = after;
    page = page.where(sql<SqlBool>`(${at}, ${id}) < (${afterAt}::timestamptz, ${afterId}::uuid)`);
  }
  return page.orderBy(at, 'desc').orderBy(id, 'desc').limit(limit);
}

/** The start of a number as printed (`MI-2026-0001`), or its running part alone (`123`). */
export function hasNumber(q: string) {
  const text = q.trim().toUpperCase();
  if (!/^\d{1,6}$/.test(text))
    return sql<SqlBool>`number like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}`;
  const tail = text.padStart(6, '0');
  return sql<SqlBool>`number in (
    select number_prefix || '-' || year || '-' || ${tail}
    from comune, generate_series(2025, extract(year from now())::int + 1) as year
    where comune.id = asking_comune())`;
}

/** Adds the columns of a card, each as far as the reader may see it. */
function withCard<O>(pratiche: SelectQueryBuilder<Database, 'pratica', O>, reader: Reader) {
  return pratiche
    .innerJoin('serviceType', (join) =>
      join
        .onRef('serviceType.comuneId', '=', 'pratica.comuneId')
        .onRef('serviceType.id', '=', 'pratica.serviceTypeId'),
    )
    .leftJoin('ente as chosen', (join) => join.onRef('chosen.id', '=', 'pratica.chosenEnteId'))
    .leftJoin('person as applicant', 'applicant.id', 'pratica.applicantId')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('task')
          .select(['task.kind', 'task.dueAt'])
          .whereRef('task.praticaId', '=', 'pratica.id')
          .where('task.closedAt', 'is', null)
          .where('task.owner', '=', OWNER_FOR[reader.role] ?? 'citizen')
          .where(
            reader.role === 'ente'
              ? sql<SqlBool>`task.ente_id = ${reader.enteId}`
              : sql<SqlBool>`true`,
          )
          .where(sql.val(reader.role in OWNER_FOR))
          .orderBy('task.dueAt')
          .limit(1)
          .as('todo'),
      (join) => join.onTrue(),
    )
    .select([
      'pratica.id',
      'pratica.number',
      'pratica.applicantId',
      'pratica.state',
      'pratica.closed',
      'pratica.version',
      'pratica.serviceTypeId',
      'serviceType.nameIt as serviceTypeNameIt',
      'serviceType.nameEn as serviceTypeNameEn',
      'pratica.municipio',
      'pratica.openedAt',
      'pratica.stateSince',
      'pratica.updatedAt',
      'pratica.dueAt',
      'todo.kind as todoKind',
      'todo.dueAt as todoDueAt',
      'applicant.name as applicantName',
      'chosen.id as chosenId',
      'chosen.name as chosenName',
      'chosen.drawing as chosenDrawing',
    ]) // prettier-ignore
    .select((query) =>
      query
        .selectFrom('offer')
        .select(sql<number>`count(*)::int`.as('live'))
        .whereRef('offer.praticaId', '=', 'pratica.id')
        .where('offer.status', '=', 'live')
        .$asScalar()
        .as('liveOffers'),
    );
}

const OWNER_FOR: Record<string, 'citizen' | 'ente' | 'office'> = {
  citizen: 'citizen',
  sportello: 'citizen',
  ente: 'ente',
  admin: 'office',
};

/** The pratiche that a citizen asked for: not those held by a mandate. Newest first, at most `limit`. */
export async function listOwnIds(
  trx: Trx,
  { applicantId, limit }: { applicantId: string; limit: number },
) {
  const own = await trx
    .selectFrom('pratica')
    .select('id')
    .where('applicantId', '=', applicantId)
    .orderBy('openedAt', 'desc')
    .limit(limit)
    .execute();
  return own.map(({ id }) => id);
}
