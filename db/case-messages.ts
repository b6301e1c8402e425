import type { Trx } from './connect.ts';

/**
 * What was written about one pratica, in the conversations that the asking reads: an administrator's
 * case holds no notes of enti, an auditor's holds all. Of files their names and hashes.
 */
export async function readCaseMessages(trx: Trx, { praticaId }: { praticaId: string }) {
  const conversations = await trx
    .selectFrom('conversation')
    .select(['id', 'kind', 'enteId', 'isOpenToAll', 'lastSeq', 'lastAt'])
    .where('praticaId', '=', praticaId)
    .orderBy('kind')
    .orderBy('id')
    .execute();
  const messages = await trx
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select(['message.id', 'conversationId', 'seq', 'message.at', 'authorId', 'authorName'])
    .select(['authorRole', 'authorEnteId', 'mandateId', 'text', 'correctsId'])
    .where('conversation.praticaId', '=', praticaId)
    .orderBy('conversationId')
    .orderBy('seq')
    .execute();
  const messageDocuments = await trx
    .selectFrom('messageDocument')
    .select(['id', 'messageId', 'name', 'type', 'bytes', 'sha256', 'sourceSha256', 'uploadedAt'])
    .where('praticaId', '=', praticaId)
    .where('messageId', 'is not', null)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
  const messageReads = await trx
    .selectFrom('messageRead')
    .innerJoin('conversation', 'conversation.id', 'messageRead.conversationId')
    .select(['conversationId', 'side', 'throughSeq', 'messageRead.at'])
    .where('conversation.praticaId', '=', praticaId)
    .orderBy('conversationId')
    .orderBy('side')
    .orderBy('throughSeq')
    .execute();
  return { conversations, messages, messageDocuments, messageReads };
}
