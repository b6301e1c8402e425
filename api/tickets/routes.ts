import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { countTickets } from '../../db/tickets.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readMessage } from '../conversations/read-conversations.ts';
import { MessageView } from '../conversations/schemas.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { type Act, actOnTicket } from './act-on-ticket.ts';
import { documentsRoutes } from './documents-routes.ts';
import { openTicket } from './open-ticket.ts';
import { readTicket, readTickets } from './read-tickets.ts';
import {
  AssignTicket,
  CloseTicket,
  OpenTicket,
  TicketCounts,
  TicketDetail,
  TicketMessage,
  Tickets,
  TicketsQuery,
} from './schemas.ts';
import { sendTicketMessage } from './send-ticket-message.ts';

/** What citizens ask and report, and the office's answers (docs/adr/0044). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['tickets'];
  const readers = only('citizen', 'admin', 'auditor');
  const office = only('admin');
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  await app.register(documentsRoutes);

  app.post(
    '/tickets',
    {
      onRequest: only('citizen'),
      schema: { operationId: 'openTicket', tags, headers: CommandHeaders, body: OpenTicket, response: { 201: TicketDetail } },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      await openTicket(app.db, actor, { ...inLowerCase(body), id });
      return reply.code(201).send(await as(actor, (trx) => readTicket(trx, actor, id)));
    },
  );

  app.get(
    '/tickets',
    {
      onRequest: readers,
      schema: { operationId: 'listTickets', tags, querystring: TicketsQuery, response: { 200: Tickets } },
    },
    ({ actor, query }) => as(actor, (trx) => readTickets(trx, actor, query)),
  );

  app.get(
    '/tickets/counts',
    {
      onRequest: only('admin', 'auditor'),
      schema: { operationId: 'countTickets', tags, response: { 200: TicketCounts } },
    },
    ({ actor }) => as(actor, (trx) => countTickets(trx, { personId: actor.id })),
  );

  app.get(
    '/tickets/:id',
    {
      onRequest: readers,
      schema: { operationId: 'getTicket', tags, params: IdParams, response: { 200: TicketDetail } },
    },
    ({ actor, params }) => as(actor, (trx) => readTicket(trx, actor, params.id.toLowerCase())),
  );

  app.post(
    '/tickets/:id/messages',
    {
      onRequest: only('citizen', 'admin'),
      schema: {
        operationId: 'sendTicketMessage',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: TicketMessage,
        response: { 201: MessageView },
      },
    },
    async ({ actor, params, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const ticketId = params.id.toLowerCase();
      await sendTicketMessage(app.db, actor, { ...inLowerCase(body), id, ticketId });
      return reply.code(201).send(await as(actor, (trx) => readMessage(trx, actor, id)));
    },
  );

  const act = async (actor: Actor, { headers, params }: Command, what: Act) => {
    const ticketId = params.id.toLowerCase();
    await actOnTicket(app.db, { actor, ticketId, id: commandIdOf(actor.id, headers) }, what);
    return as(actor, (trx) => readTicket(trx, actor, ticketId));
  };
  const schema = { tags, params: IdParams, headers: CommandHeaders, response: { 200: TicketDetail } };
  for (const name of ['claim', 'release', 'reopen'] as const) {
    app.post(
      `/tickets/:id/${name}`,
      { onRequest: office, schema: { ...schema, operationId: `${name}Ticket` } },
      ({ actor, headers, params }) => act(actor, { headers, params }, { act: name }),
    );
  }

  app.post(
    '/tickets/:id/assign',
    { onRequest: office, schema: { ...schema, operationId: 'assignTicket', body: AssignTicket } },
    ({ actor, headers, params, body }) => {
      const assigneeId = body.assigneeId.toLowerCase();
      return act(actor, { headers, params }, { act: 'assign', assigneeId });
    },
  );

  app.post(
    '/tickets/:id/close',
    { onRequest: office, schema: { ...schema, operationId: 'closeTicket', body: CloseTicket } },
    ({ actor, headers, params, body }) => act(actor, { headers, params }, { act: 'close', ...body }),
  );
}; // prettier-ignore

interface Command {
  headers: Parameters<typeof commandIdOf>[1];
  params: { id: string };
}

function inLowerCase<Body extends { documentIds?: string[]; correctsId?: string; praticaId?: string }>(
  body: Body,
): Body {
  const { documentIds, correctsId, praticaId } = body;
  return {
    ...body,
    ...(documentIds ? { documentIds: documentIds.map((id) => id.toLowerCase()) } : {}),
    ...(correctsId ? { correctsId: correctsId.toLowerCase() } : {}),
    ...(praticaId ? { praticaId: praticaId.toLowerCase() } : {}),
  };
} // prettier-ignore
