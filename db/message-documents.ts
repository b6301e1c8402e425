import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { MessageDocumentTable } from './tables/conversations.ts';

/** How much the messages of one pratica may hold. */
const DOCUMENTS_AT_MOST = 200;
const BYTES_AT_MOST = 250 * 1024 * 1024;
/** How much one person may have uploaded for tickets and not sent. */
const UNSENT_AT_MOST = 20;

/** What came with these messages, as it was uploaded. */
export function listMessageDocuments(trx: Trx, { messageIds }: { messageIds: readonly string[] }) {
  if (messageIds.length === 0) return Promise.resolve([]);
  return selectMessageDocuments(trx)
    .where('messageId', '=', sql<string>`any(${messageIds}::uuid[])`)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}
export type MessageDocumentRow = Awaited<ReturnType<typeof listMessageDocuments>>[number];

/** Of a pratica; where none is named, of a ticket, or of one that is about to be sent for one. */
export function findMessageDocument(
  trx: Trx,
  { praticaId, id }: { praticaId: string | null; id: string },
) {
  return selectMessageDocuments(trx)
    .select(['storedAs', 'sourceSha256', 'ticketId'])
    .where('praticaId', 'is not distinct from', praticaId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Whether the messages of a pratica have room for so many more bytes; asked as the system, for
 * nobody sees all of them. Uploads of one pratica wait here for each other.
 */
export async function hasRoomForMessage(
  trx: Trx,
  { praticaId, bytes }: { praticaId: string; bytes: number },
): Promise<boolean> {
  const key = `message-documents/${praticaId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const { count, sum } = await trx
    .selectFrom('messageDocument')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(sum(bytes), 0)::int`.as('sum'))
    .where('praticaId', '=', praticaId)
    .executeTakeFirstOrThrow();
  return count < DOCUMENTS_AT_MOST && sum + bytes <= BYTES_AT_MOST;
}

/**
 * Whether somebody has room for one more of what they have not sent yet for a ticket. Uploads of one
 * person wait here for each other.
 */
export async function hasRoomForTicket(
  trx: Trx,
  { uploadedBy }: { uploadedBy: string },
): Promise<boolean> {
  const key = `message-documents/${uploadedBy}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const { count } = await trx
    .selectFrom('messageDocument')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('uploadedBy', '=', uploadedBy)
    .where('praticaId', 'is', null)
    .where('messageId', 'is', null)
    .executeTakeFirstOrThrow();
  return count < UNSENT_AT_MOST;
}

export async function addMessageDocument(
  trx: Trx,
  document: Insertable<MessageDocumentTable>,
): Promise<void> {
  await trx.insertInto('messageDocument').values(document).execute();
}

/** @returns the name of its file, or undefined when it was sent already or is not the asking's */
export async function removeMessageDocument(
  trx: Trx,
  { praticaId, id }: { praticaId: string | null; id: string },
): Promise<string | undefined> {
  const gone = await trx
    .deleteFrom('messageDocument')
    .where('praticaId', 'is not distinct from', praticaId)
    .where('id', '=', id)
    .where('messageId', 'is', null)
    .returning('storedAs')
    .executeTakeFirst();
  return gone?.storedAs;
}

/** @returns how many of them were this person's to send; from now on they are the message's */
export async function sendMessageDocuments(
  trx: Trx,
  sent: { uploadedBy: string; messageId: string; ids: readonly string[] } & (
    { praticaId: string } | { praticaId: null; ticketId: string }
  ),
): Promise<number> {
  const { praticaId, uploadedBy, messageId, ids } = sent;
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await trx
    .updateTable('messageDocument')
    .set({ messageId, ...('ticketId' in sent ? { ticketId: sent.ticketId } : {}) })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('praticaId', 'is not distinct from', praticaId)
    .where('uploadedBy', '=', uploadedBy)
    .where('messageId', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function selectMessageDocuments(trx: Trx) {
  return trx
    .selectFrom('messageDocument')
    .select(['id', 'name', 'type', 'bytes', 'messageId', 'uploadedAt']);
}
