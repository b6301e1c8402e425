import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findConversation, markRead, notifyConversation } from '../../db/conversations.ts';
import { markRead as markNotificationsRead } from '../../db/notification-centre.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { toldOf } from '../notifications/told.ts';
import { isOnesPratica } from '../payments/visible.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { cannedRoutes } from './canned-routes.ts';
import { documentsRoutes } from './documents-routes.ts';
import { isParty, sideOf } from './places.ts';
import {
  readConversations,
  readerOf,
  readMessage,
  readMessages,
  readUnread,
} from './read-conversations.ts';
import {
  Conversations,
  Messages,
  MessageView,
  PageQuery,
  ReadBody,
  SendBody,
  UnreadAnswer,
} from './schemas.ts';
import { sendMessage } from './send-message.ts';

const READERS = ['citizen', 'sportello', 'ente', 'admin', 'auditor'] as const;
const WRITERS = ['citizen', 'sportello', 'ente', 'admin'] as const;

/** What people write to each other about a pratica (docs/adr/0040). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['conversations'];
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  await app.register(documentsRoutes);
  await app.register(cannedRoutes);

  app.get(
    '/pratiche/:id/conversations',
    {
      onRequest: isOnesPratica,
      schema: {
        operationId: 'listConversations',
        tags,
        params: IdParams,
        response: { 200: Conversations },
      },
    },
    ({ actor, params }) =>
      as(actor, (trx) => readConversations(trx, actor, params.id.toLowerCase())),
  );

  app.post(
    '/pratiche/:id/messages',
    {
      onRequest: [isOnesPratica, only(...WRITERS)],
      schema: {
        operationId: 'sendMessage',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: SendBody,
        response: { 201: MessageView },
      },
    },
    async ({ actor, params, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const sending = { ...inLowerCase(body), id, praticaId: params.id.toLowerCase() };
      await sendMessage(app as never, actor, sending);
      return reply.code(201).send(await as(actor, (trx) => readMessage(trx, actor, id)));
    },
  );

  app.get(
    '/conversations/:id/messages',
    {
      onRequest: only(...READERS),
      schema: {
        operationId: 'listMessages',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Messages },
      },
    },
    ({ actor, params, query }) =>
      as(actor, (trx) => readMessages(trx, actor, { ...query, id: params.id.toLowerCase() })),
  );

  app.put(
    '/conversations/:id/read',
    {
      onRequest: only(...WRITERS),
      schema: {
        operationId: 'markConversationRead',
        tags,
        description: 'How far one has read; it never goes back.',
        params: IdParams,
        body: ReadBody,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params, body }, reply) => {
      const conversationId = params.id.toLowerCase();
      await as(actor, async (trx) => {
        const found = await findConversation(trx, { id: conversationId, reader: readerOf(actor) });
        const side = sideOf(actor.role);
        if (!found) throw problem('not-found');
        const isOwn = actor.role !== 'ente' || found.enteId === actor.enteId;
        if (!side || !isParty(side, found) || !isOwn) throw problem('forbidden');
        const { comuneId, id: personId } = actor;
        const throughSeq = Math.min(body.throughSeq, found.lastSeq);
        if (throughSeq === 0 || throughSeq <= found.through) return;
        await markRead(trx, { conversationId, comuneId, personId, side, throughSeq });
        await notifyConversation(trx, { conversationId, comuneId });
        if (found.ticketId) await readNoticesOf(trx, actor, found.ticketId);
      });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/unread-messages',
    {
      onRequest: only(...WRITERS),
      schema: { operationId: 'listUnread', tags, response: { 200: UnreadAnswer } },
    },
    ({ actor }) => as(actor, (trx) => readUnread(trx, actor)),
  );
};

/** Who has read what was written has read that it was: the mail need not leave any more. */
async function readNoticesOf(trx: Trx, actor: Actor, ticketId: string): Promise<void> {
  const path = `${actor.role === 'admin' ? '/admin' : ''}/segnalazioni/${ticketId}`;
  await markNotificationsRead(trx, { told: toldOf(actor), by: actor.id, path });
}

function inLowerCase<Body extends { documentIds?: string[]; correctsId?: string }>(
  body: Body,
): Body {
  const { documentIds, correctsId } = body;
  return {
    ...body,
    ...(documentIds ? { documentIds: documentIds.map((id) => id.toLowerCase()) } : {}),
    ...(correctsId ? { correctsId: correctsId.toLowerCase() } : {}),
  };
}
