import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { listAvvisi } from '../../db/avvisi.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import {
  AvvisiAnswer,
  AvvisoView,
  ChangeAvviso,
  OfficeAvvisiQuery,
  WithdrawAvviso,
  WriteAvviso,
} from './schemas.ts';
import {
  avvisoView,
  publish,
  readAvviso,
  rewriteAvviso,
  takeBack,
  throwAway,
  writeAvviso,
} from './write-avviso.ts';

/** A page of avvisi; `next` when there is more. */
export async function pageOfAvvisi(
  trx: Trx,
  { isOpen, cursor, limit }: { isOpen: boolean; cursor: string | undefined; limit: number },
) {
  const [closesAt, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
  const after = closesAt !== undefined && id !== undefined ? { after: { closesAt, id } } : {};
  const rows = await listAvvisi(trx, { isOpen, ...after, limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(avvisoView),
    next: last ? writeCursor([last.closesAt, last.id]) : null,
  };
}

/** Avvisi as the office writes them (docs/adr/0046). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['avvisi'];
  const office = only('admin');
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/office/avvisi',
    { onRequest: only('admin', 'auditor'), schema: { operationId: 'listOfficeAvvisi', tags, querystring: OfficeAvvisiQuery, response: { 200: AvvisiAnswer } } },
    ({ actor, query: { cursor, limit = 25 } }) =>
      as(actor, (trx) => pageOfAvvisi(trx, { isOpen: false, cursor, limit })) as never,
  );

  app.get(
    '/office/avvisi/:id',
    { onRequest: only('admin', 'auditor'), schema: { operationId: 'getOfficeAvviso', tags, params: IdParams, response: { 200: AvvisoView } } },
    ({ actor, params }) => as(actor, (trx) => readAvviso(trx, params.id.toLowerCase())) as never,
  );

  app.post(
    '/office/avvisi',
    { onRequest: office, schema: { operationId: 'writeAvviso', tags, headers: CommandHeaders, body: WriteAvviso, response: { 201: AvvisoView } } },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const written = await app.onceAtATime(commandId, () =>
        as(actor, (trx) => writeAvviso(trx, actor, { commandId, body })),
      );
      return reply.code(201).send(written as never);
    },
  );

  app.put(
    '/office/avvisi/:id',
    { onRequest: office, schema: { operationId: 'rewriteAvviso', tags, params: IdParams, body: ChangeAvviso, response: { 200: AvvisoView } } },
    ({ actor, params, body: { expectedVersion, ...body } }) => {
      const id = params.id.toLowerCase();
      return as(actor, (trx) => rewriteAvviso(trx, { id, expectedVersion, body })) as never;
    },
  );

  app.delete(
    '/office/avvisi/:id',
    { onRequest: office, schema: { operationId: 'dropAvviso', tags, params: IdParams, response: { 204: Type.Null() } } },
    async ({ actor, params }, reply) => {
      await as(actor, (trx) => throwAway(trx, params.id.toLowerCase()));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/office/avvisi/:id/publish',
    { onRequest: office, schema: { operationId: 'publishAvviso', tags, params: IdParams, headers: CommandHeaders, response: { 200: AvvisoView } } },
    ({ actor, params, headers }) => {
      commandIdOf(actor.id, headers);
      return as(actor, (trx) => publish(trx, actor, params.id.toLowerCase())) as never;
    },
  );

  app.post(
    '/office/avvisi/:id/withdraw',
    { onRequest: office, schema: { operationId: 'withdrawAvviso', tags, params: IdParams, headers: CommandHeaders, body: WithdrawAvviso, response: { 200: AvvisoView } } },
    ({ actor, params, headers, body }) => {
      commandIdOf(actor.id, headers);
      const said = { id: params.id.toLowerCase(), reason: body.reason.trim() };
      return as(actor, (trx) => takeBack(trx, actor, said)) as never;
    },
  );
}; // prettier-ignore
