import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { MessageTable } from './tables/conversations.ts';

/** A page of a conversation, the latest first. */
export function listMessages(
  trx: Trx,
  args: { conversationId: string; beforeSeq: number | undefined; limit: number },
) {
  const { conversationId, beforeSeq, limit } = args;
  let messages = selectMessages(trx).where('conversationId', '=', conversationId);
  if (beforeSeq !== undefined) messages = messages.where('seq', '<', beforeSeq);
  return messages.orderBy('seq', 'desc').limit(limit).execute();
}
export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number];

export function findMessage(trx: Trx, { id }: { id: string }) {
  return selectMessages(trx).select('requestHash').where('id', '=', id).executeTakeFirst();
}

/** Of these messages, which others correct them. */
export async function listCorrections(
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('message')
    .select(['id', 'correctsId'])
    .where('correctsId', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('seq')
    .execute();
  return new Map(rows.map(({ id, correctsId }) => [correctsId!, id]));
}

export async function addMessage(trx: Trx, message: Insertable<MessageTable>): Promise<void> {
  await trx.insertInto('message').values(message).execute();
}

function selectMessages(trx: Trx) {
  return trx
    .selectFrom('message')
    .select(['id', 'conversationId', 'seq', 'text', 'at', 'correctsId', 'mandateId'])
    .select(['authorId', 'authorName', 'authorRole', 'authorEnteId']);
}
