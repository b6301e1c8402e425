import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import { BYTES_AT_MOST, DOCUMENTS_AT_MOST } from './documents.ts';
import type { VoucherDocumentTable } from './tables/vouchers.ts';

/** For whom and to which fund somebody is about to apply. */
export interface Applying {
  fundId: string;
  personId: string;
}

/** What was uploaded for an application that is not sent yet, as it came. */
export function listUnsentVoucherDocuments(trx: Trx, { fundId, personId }: Applying) {
  return selectVoucherDocuments(trx)
    .where('fundId', '=', fundId)
    .where('personId', '=', personId)
    .where('applicationId', 'is', null)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}

/** What was sent with these applications, as it came. */
export function listVoucherDocuments(trx: Trx, { applicationIds }: { applicationIds: string[] }) {
  if (applicationIds.length === 0) return Promise.resolve([]);
  return selectVoucherDocuments(trx)
    .where('applicationId', 'in', applicationIds)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}

export function findVoucherDocument(trx: Trx, { id }: { id: string }) {
  return selectVoucherDocuments(trx)
    .select(['fundId', 'personId', 'storedAs', 'sourceSha256'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Whether there is room for so many more bytes before an application. Uploads for one application
 * wait here for each other until their transaction ends, so that two at once cannot take the same room.
 */
export async function hasRoomBeforeApplying(
  trx: Trx,
  { fundId, personId, bytes }: Applying & { bytes: number },
): Promise<boolean> {
  const key = `voucher-documents/${fundId}/${personId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const known = await listUnsentVoucherDocuments(trx, { fundId, personId });
  const sum = known.reduce((total, one) => total + one.bytes, 0);
  return known.length < DOCUMENTS_AT_MOST && sum + bytes <= BYTES_AT_MOST;
}

export async function addVoucherDocument(
  trx: Trx,
  document: Insertable<VoucherDocumentTable>,
): Promise<void> {
  await trx.insertInto('voucherDocument').values(document).execute();
}

/** @returns the name of its file, or undefined when it was sent already or is not the asking's */
export async function removeVoucherDocument(
  trx: Trx,
  { id }: { id: string },
): Promise<string | undefined> {
  const gone = await trx
    .deleteFrom('voucherDocument')
    .where('id', '=', id)
    .where('applicationId', 'is', null)
    .returning('storedAs')
    .executeTakeFirst();
  return gone?.storedAs;
}

/** Those of `ids` that wait to be sent to this fund for this person, locked until they are. */
export function lockUnsentVoucherDocuments(
  trx: Trx,
  { fundId, personId, ids }: Applying & { ids: readonly string[] },
) {
  return trx
    .selectFrom('voucherDocument')
    .select(['id', 'kind'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('fundId', '=', fundId)
    .where('personId', '=', personId)
    .where('applicationId', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** From now on they are the application's, and stay. */
export async function sendVoucherDocuments(
  trx: Trx,
  { applicationId, ids }: { applicationId: string; ids: readonly string[] },
): Promise<void> {
  await trx
    .updateTable('voucherDocument')
    .set({ applicationId })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

function selectVoucherDocuments(trx: Trx) {
  return trx
    .selectFrom('voucherDocument')
    .select(['id', 'kind', 'name', 'type', 'bytes', 'uploadedAt', 'applicationId']);
}
