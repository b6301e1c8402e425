import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface SensitiveRead {
  comuneId: string;
  praticaId: string;
  personId: string;
  role: string;
  /** What was read, such as `document/<id>` or `voucher-document/<id>`; never what it says. */
  field: string;
}

/** Writes down who read what of a citizen; the reading itself waits for it. */
export async function addSensitiveRead(
  trx: Trx,
  read: SensitiveRead | (Omit<SensitiveRead, 'praticaId'> & { praticaId: null; subjectId: string }),
): Promise<void> {
  await trx.insertInto('sensitiveRead').values(read).execute();
}

/**
 * The same, once for who looks again within a quarter of an hour: a page reads itself anew at each
 * change. One statement, in the transaction that reads.
 */
export async function noteSensitiveRead(trx: Trx, read: SensitiveRead): Promise<void> {
  const { comuneId, praticaId, personId, role, field } = read;
  await sql`
    insert into sensitive_read (comune_id, pratica_id, person_id, role, field)
    select ${comuneId}, ${praticaId}::uuid, ${personId}::uuid, ${role}, ${field}
    where not exists (
      select from sensitive_read known
      where known.comune_id = ${comuneId} and known.person_id = ${personId}::uuid
        and known.at > now() - interval '15 minutes'
        and known.pratica_id = ${praticaId}::uuid and known.field = ${field})`.execute(trx);
}

/** The same of what is of no pratica, but of a person. */
export async function noteReadOf(
  trx: Trx,
  read: Omit<SensitiveRead, 'praticaId'> & { subjectId: string },
): Promise<void> {
  const { comuneId, subjectId, personId, role, field } = read;
  await sql`
    insert into sensitive_read (comune_id, subject_id, person_id, role, field)
    select ${comuneId}, ${subjectId}::uuid, ${personId}::uuid, ${role}, ${field}
    where not exists (
      select from sensitive_read known
      where known.subject_id = ${subjectId}::uuid and known.person_id = ${personId}::uuid
        and known.at > now() - interval '15 minutes' and known.field = ${field})`.execute(trx);
}

/**
 * Writes down that somebody was shown the ISEE of these people, each once within a quarter of an hour.
 * One statement, in the transaction that reads.
 */
export async function noteIseeReads(
  trx: Trx,
  read: { comuneId: string; personId: string; role: string; subjectIds: readonly string[] },
): Promise<void> {
  const { comuneId, personId, role, subjectIds } = read;
  await sql`
    insert into sensitive_read (comune_id, subject_id, person_id, role, field)
    select ${comuneId}, subject, ${personId}::uuid, ${role}, 'isee'
    from unnest(${[...new Set(subjectIds)]}::uuid[]) subject
    where not exists (
      select from sensitive_read known
      where known.subject_id = subject and known.person_id = ${personId}::uuid and known.field = 'isee'
        and known.at > now() - interval '15 minutes')`.execute(trx);
}

export interface ReadsAsked {
  praticaIds?: readonly string[];
  /** What is of no pratica and of this person, beside what is of the pratiche. */
  subjectId?: string;
  personIds?: readonly string[];
  /** ISO instants: from the first, before the second. */
  from?: string;
  until?: string;
  after?: readonly [at: string, id: string];
  limit: number;
}

/**
 * Who read what, newest first, as far as the asking may know. The page is cut before names are
 * looked up: else the planner, on young statistics, would join everything first.
 */
export function listSensitiveReads(trx: Trx, asked: ReadsAsked) {
  return trx
    .selectFrom(pageOf(trx, asked).as('read'))
    .leftJoin('pratica', 'pratica.id', 'read.praticaId')
    .leftJoin('person as subject', 'subject.id', 'read.subjectId')
    .leftJoin('person', 'person.id', 'read.personId')
    .leftJoin('ente', 'ente.id', 'person.enteId')
    .leftJoin('document', (join) =>
      join.on(
        sql<boolean>`document.id = case when read.field like 'document/%' then split_part(read.field, '/', 2)::uuid end`,
      ),
    ) // prettier-ignore
    .leftJoin('voucherDocument as ofVoucher', (join) =>
      join.on(
        sql<boolean>`of_voucher.id = case when read.field like 'voucher-document/%' then split_part(read.field, '/', 2)::uuid end`,
      ),
    ) // prettier-ignore
    .leftJoin('messageDocument as ofMessage', (join) =>
      join.on(
        sql<boolean>`of_message.id = case when read.field like 'message-document/%' then split_part(read.field, '/', 2)::uuid end`,
      ),
    ) // prettier-ignore
    .leftJoin('needDocument as ofNeed', (join) =>
      join.on(
        sql<boolean>`of_need.id = case when read.field like 'need-document/%' then split_part(read.field, '/', 2)::uuid end`,
      ),
    ) // prettier-ignore
    .select(['read.id', 'read.at', 'read.field', 'read.role', 'person.name as personName'])
    .select(['ente.name as enteName', 'read.praticaId', 'pratica.number'])
    .select('subject.name as subjectName')
    .select(
      sql<
        string | null
      >`coalesce(document.name, of_voucher.name, of_message.name, of_need.name)`.as('documentName'),
    )
    .select(
      sql<string>`to_char(read.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'exactAt',
      ),
    ) // prettier-ignore
    .orderBy('read.at', 'desc')
    .orderBy('read.id', 'desc')
    .execute();
}

function pageOf(trx: Trx, asked: ReadsAsked) {
  const { praticaIds, subjectId, personIds, from, until, after, limit } = asked;
  let reads = trx
    .selectFrom('sensitiveRead as read')
    .select(['read.id', 'read.at', 'read.field', 'read.role', 'read.personId', 'read.praticaId'])
    .select('read.subjectId');
  if (praticaIds)
    reads = reads.where(
      sql<boolean>`(read.pratica_id = any(${[...praticaIds]}::uuid[])
        or read.subject_id = ${subjectId ?? null}::uuid)`,
    );
  if (personIds) reads = reads.where('read.personId', '=', sql<string>`any(${[...personIds]}::uuid[])`); // prettier-ignore
  if (from) reads = reads.where('read.at', '>=', from);
  if (until) reads = reads.where('read.at', '<', until);
  if (after) reads = reads.where(sql<boolean>`(read.at, read.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`); // prettier-ignore
  return reads.orderBy('read.at', 'desc').orderBy('read.id', 'desc').limit(limit);
}
