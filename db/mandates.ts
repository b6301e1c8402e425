import { type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import type { MandateScope } from '../workflows/pratica/transitions.ts';
import type { Trx } from './connect.ts';
import type { Database } from './schema.ts';

export type MandateRow = NonNullable<Awaited<ReturnType<typeof findMandate>>>;
export type MandateStatus = 'offered' | 'active' | 'refused' | 'revoked' | 'expired' | 'notYet';

/** One that the asking may see; locked until the transaction ends, when it is to be changed. */
export function findMandate(trx: Trx, { id, lock = false }: { id: string; lock?: boolean }) {
  const one = selectMandates(trx).where('mandate.id', '=', id);
  return (lock ? one.forUpdate('mandate') : one).executeTakeFirst();
}

/** Given by a person, the latest first. */
export function listGiven(trx: Trx, { principalId }: { principalId: string }) {
  return latestFirst(selectMandates(trx).where('principalId', '=', principalId)).execute();
}

/** Held by a person, or offered to the address of this digest. */
export function listReceived(trx: Trx, args: { personId: string; digest: string | null }) {
  return latestFirst(
    selectMandates(trx).where((is) =>
      is.or([
        is('delegateId', '=', args.personId),
        is.and([is('decidedAt', 'is', null), is('delegateDigest', '=', args.digest)]),
      ]),
    ),
  ).execute();
}

/** Signed at a sportello by these citizens, the latest first. */
export function listSigned(trx: Trx, args: { sportelloId: string; principalIds: string[] }) {
  return latestFirst(
    selectMandates(trx)
      .where('sportelloId', '=', args.sportelloId)
      .where('principalId', 'in', args.principalIds),
  ).execute();
}

/**
 * All of the comune, the latest first.
 * @param on the day of the comune on which `status` is asked
 * @param words of the principal's or the delegate's name, plain and in small letters
 */
export function listMandates(
  trx: Trx,
  args: {
    status?: MandateStatus;
    words?: readonly string[];
    on: string;
    after?: readonly [at: string, id: string];
    limit: number;
  },
) {
  const { status, words, on, after, limit } = args;
  let rows = selectMandates(trx);
  if (status) rows = rows.where(sql<SqlBool>`${statusOn(on)} = ${status}`);
  for (const word of words ?? []) {
    rows = rows.where(
      sql<SqlBool>`plain(concat_ws(' ', principal_name, delegate_name)) like ${`%${word}%`}`,
    );
  }
  if (after) {
    const [at, id] = after;
    rows = rows.where(
      sql<SqlBool>`(mandate.created_at, mandate.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return latestFirst(rows).limit(limit).execute();
}

/** What somebody may do for a principal, now. */
export interface HeldMandate {
  id: string;
  principalId: string;
  principalName: string;
  praticaId: string | null;
  scope: MandateScope[];
  expiresOn: string;
}

/** The mandates that the asking, a citizen or a sportello, may act and read under today. */
export function listHeld(trx: Trx): Promise<HeldMandate[]> {
  return trx
    .selectFrom(sql<Database['mandate']>`live_mandates()`.as('held'))
    .select(['id', 'principalId', 'principalName', 'praticaId', 'expiresOn'])
    .select(sql<MandateScope[]>`scope`.as('scope'))
    .orderBy(sql`cardinality(scope)`, 'desc')
    .orderBy('expiresOn', 'desc')
    .orderBy('id')
    .execute();
}

/** Who reads along with the applicant of a pratica today; asked as the system. */
export async function listHolders(trx: Trx, args: { praticaId: string; applicantId: string }) {
  const rows = await trx
    .selectFrom('mandate')
    .select(['delegateId', 'sportelloId'])
    .where('principalId', '=', args.applicantId)
    .where('accepted', '=', true)
    .where('revokedAt', 'is', null)
    .where(sql<SqlBool>`(now() at time zone 'Europe/Rome')::date between starts_on and expires_on`)
    .where((is) => is.or([is('praticaId', 'is', null), is('praticaId', '=', args.praticaId)]))
    .execute();
  return rows.flatMap(({ delegateId, sportelloId }) => delegateId ?? sportelloId ?? []);
}

/** Kind and sportello of mandates that events name, as far as the asking may know of them. */
export async function listMandateKinds(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { kind: string; sportelloName: string | null }>();
  const rows = await selectMandates(trx)
    .where('mandate.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, kind, sportelloName }) => [id, { kind, sportelloName }]));
}

/** How many of a person are offered or good, now or later. */
export async function countOpenMandates(
  trx: Trx,
  args: { principalId: string; on: string },
): Promise<number> {
  const { count } = await trx
    .selectFrom('mandate')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('principalId', '=', args.principalId)
    .where(sql<SqlBool>`${statusOn(args.on)} in ('offered', 'active', 'notYet')`)
    .executeTakeFirstOrThrow();
  return count;
}

/** Where a mandate stands on a day; the database's words for `statusOf` in api/mandates. */
function statusOn(day: string) {
  return sql`case
    when revoked_at is not null then 'revoked'
    when accepted is false then 'refused'
    when expires_on < ${day}::date then 'expired'
    when accepted is null then 'offered'
    when starts_on > ${day}::date then 'notYet'
    else 'active' end`;
}

function selectMandates(trx: Trx) {
  return trx
    .selectFrom('mandate')
    .leftJoin('sportello', (join) =>
      join
        .onRef('sportello.comuneId', '=', 'mandate.comuneId')
        .onRef('sportello.id', '=', 'mandate.sportelloId'),
    )
    .leftJoin('pratica', 'pratica.id', 'mandate.praticaId')
    .select(['mandate.id', 'mandate.comuneId', 'kind', 'principalId', 'principalName'])
    .select(['delegateId', 'delegateName', 'delegateEmail', 'delegateDigest'])
    .select(['sportelloId', 'sportello.name as sportelloName'])
    .select(['mandate.praticaId', 'pratica.number as praticaNumber'])
    .select(['startsOn', 'expiresOn', 'createdAt', 'decidedAt', 'accepted', 'revokedAt'])
    .select(['signedOn', 'note', 'requestHash'])
    .select(sql<MandateScope[]>`mandate.scope`.as('scope'));
}

function latestFirst<O>(rows: SelectQueryBuilder<Database, 'mandate', O>) {
  return rows.orderBy('mandate.createdAt', 'desc').orderBy('mandate.id', 'desc');
}
