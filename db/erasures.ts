import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { DATA_ERASED, tellErased } from './erased-events.ts';
import { appendEventBeside } from './events-beside.ts';
import { nameUuid } from './name-uuid.ts';
import { lockPratica } from './pratica-lock.ts';
import { readChain } from './stored-events.ts';

/** What has to end before a citizen's data can be erased. */
export type OpenKind = 'pratica' | 'payment' | 'refund' | 'contest' | 'mandate' | 'voucher';

export interface OpenThing {
  kind: OpenKind;
  id: string;
  /** Of the pratica that it is of, where there is one. */
  praticaId: string | null;
  number: string | null;
}

const MOST = 50;

/** What is open of a person, of each kind the oldest first; fifty at most. */
export async function listOpenThings(trx: Trx, { personId }: { personId: string }) {
  const { rows } = await sql<OpenThing>`
    with own as (select id, number, closed, opened_at from pratica where applicant_id = ${personId}::uuid)
    select * from (
      select 'pratica' as kind, id::text, id as pratica_id, number from own where not closed
      union all
      select 'payment', payment.id::text, own.id, number from payment join own on own.id = pratica_id
        where closed and status = 'due'
      union all
      select 'refund', refund.id::text, own.id, number from refund join own on own.id = pratica_id
        where status = 'due'
      union all
      select 'refund', attempt.id::text, own.id, number from payment_attempt attempt
        join own on own.id = pratica_id where closed and status in ('unknown', 'to-refund')
      union all
      select 'contest', contest.id::text, own.id, number from contest join own on own.id = pratica_id
        where upheld is null
      union all
      select 'mandate', id::text, null, null from mandate
        where ${personId}::uuid in (principal_id, delegate_id) and revoked_at is null
          and accepted is distinct from false and expires_on >= today_in_rome()
      union all
      select 'voucher', id::text, null, null from voucher_application
        where person_id = ${personId}::uuid and status = 'received'
      union all
      select 'voucher', id::text, null, null from voucher_appeal
        where person_id = ${personId}::uuid and upheld is null
    ) open order by kind, number, id limit ${MOST}`.execute(trx);
  return rows;
}

export function findErasure(trx: Trx, { personId }: { personId: string }) {
  return trx
    .selectFrom('erasure')
    .select(['id', 'askedAt', 'finishedAt'])
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** Nobody adds anything of a person whose row is locked so until the transaction ends. */
export async function lockPerson(trx: Trx, { personId }: { personId: string }): Promise<void> {
  await sql`select from person where id = ${personId}::uuid for update`.execute(trx);
}

export async function insertErasure(
  trx: Trx,
  erasure: { id: string; comuneId: string; personId: string },
): Promise<void> {
  await trx
    .insertInto('erasure')
    .values({ ...erasure, finishedAt: null })
    .execute();
}

/** Erasures of the asking comune that are not done and were asked for before an instant, the oldest first. */
export function listErasuresToDo(
  trx: Trx,
  { askedBefore, limit }: { askedBefore: string; limit: number },
) {
  return trx
    .selectFrom('erasure')
    .select(['id', 'comuneId', 'personId', 'askedAt'])
    .where('finishedAt', 'is', null)
    .where('askedAt', '<', askedBefore)
    .orderBy('askedAt')
    .limit(limit)
    .execute();
}
export type ErasureToDo = Awaited<ReturnType<typeof listErasuresToDo>>[number];

/** Every pratica of a person, and whether it is closed; the order is that of the ids. */
export function listPraticheToErase(trx: Trx, { personId }: { personId: string }) {
  return trx
    .selectFrom('pratica')
    .select(['id', 'closed'])
    .where('applicantId', '=', personId)
    .orderBy('id')
    .execute();
}

/** Names of the files of a pratica's documents, whoever sent them. */
export async function listFilesOfPratica(trx: Trx, { praticaId }: { praticaId: string }) {
  const { rows } = await sql<{ storedAs: string }>`
    select stored_as from document where pratica_id = ${praticaId}::uuid
    union all select stored_as from message_document where pratica_id = ${praticaId}::uuid`.execute(
    trx,
  );
  return rows.map(({ storedAs }) => storedAs);
}

/** The same of what a person sent that is of no pratica. */
export async function listFilesOfPerson(trx: Trx, { personId }: { personId: string }) {
  const { rows } = await sql<{ storedAs: string }>`
    select stored_as from voucher_document where person_id = ${personId}::uuid
    union all select stored_as from need_document where applicant_id = ${personId}::uuid
    union all select stored_as from message_document
      where uploaded_by = ${personId}::uuid and pratica_id is null
        or ticket_id in (select id from ticket where opened_by = ${personId}::uuid)`.execute(trx);
  return rows.map(({ storedAs }) => storedAs);
}

/** Addresses to which mail about the person went: theirs, and those that they offered a mandate to. */
export async function listMailboxes(trx: Trx, { personId }: { personId: string }) {
  const { rows } = await sql<{ address: string }>`
    select email as address from person where id = ${personId}::uuid and email is not null
    union select address from contact where person_id = ${personId}::uuid and channel = 'mail'
    union select delegate_email from mandate
      where principal_id = ${personId}::uuid and delegate_email > ''`.execute(trx);
  return rows.map(({ address }) => address);
}

/**
 * Erases a closed pratica of the person. That it was done is an event of its chain, told before the
 * reasons go: it says of each event that had one what is left of it. Done again, it is done once.
 */
export async function erasePratica(
  trx: Trx,
  { erasure, praticaId }: { erasure: ErasureToDo; praticaId: string },
): Promise<void> {
  const { id, comuneId, personId, askedAt } = erasure;
  await lockPratica(trx, { praticaId });
  await appendEventBeside(trx, {
    kind: DATA_ERASED,
    commandId: nameUuid('data-erased', id, praticaId),
    ...{ comuneId, praticaId },
    actor: { id: personId, role: 'citizen' },
    channel: 'web',
    audience: ['office'],
    tells: [],
    data: { erasureId: id, erased: tellErased(await readChain(trx, { praticaId })) },
    at: askedAt,
  });
  await sql`select erase_pratica(${id}::uuid, ${praticaId}::uuid)`.execute(trx);
}

/** Erases what is the person's own and of no pratica, and says that all is done. */
export async function erasePerson(trx: Trx, { erasure }: { erasure: ErasureToDo }): Promise<void> {
  await sql`select erase_need_documents(${erasure.id}::uuid)`.execute(trx);
  await sql`select erase_person(${erasure.id}::uuid)`.execute(trx);
  await trx
    .updateTable('erasure')
    .set({ finishedAt: sql`now()` })
    .where('id', '=', erasure.id)
    .execute();
}
