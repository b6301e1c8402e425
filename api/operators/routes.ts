import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findOperator, listOperatorsSaid, listOperatorVersions, listProfiles } from '../../db/operators.ts'; // prettier-ignore
import { nameUuid } from '../../db/name-uuid.ts';
import { type Actor, askingAs } from '../actor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { Operator, OperatorHistory, OperatorsPage, WriteOperator } from './schemas.ts';
import { viewOperator } from './view-operator.ts';
import { writeOperator } from './write-operator.ts';

/** Who works for an ente, as its own people write it down. Nobody is deleted: orders name them. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['enti'];
  const onRequest = only('ente');

  app.get(
    '/office/operators',
    {
      onRequest,
      schema: { operationId: 'listOwnOperators', tags, response: { 200: OperatorsPage } },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const on = today();
        const rows = await listOperatorsSaid(trx, { enteId: actor.enteId!, on });
        const profiles = await listProfiles(trx, { comuneId: actor.comuneId });
        return { items: rows.map((row) => viewOperator(row, on)), profiles };
      }),
  );

  app.get(
    '/office/operators/:id/versions',
    {
      onRequest,
      schema: {
        operationId: 'listOperatorVersions',
        tags,
        params: IdParams,
        response: { 200: OperatorHistory },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        if (!(await findOperator(trx, { id, enteId: actor.enteId! }))) throw problem('not-found');
        const rows = await listOperatorVersions(trx, { operatorId: id });
        return { items: rows.map(({ id: _id, ...row }) => row) };
      }),
  );

  app.post(
    '/office/operators',
    {
      onRequest,
      schema: {
        operationId: 'addOperator',
        tags,
        headers: CommandHeaders,
        body: WriteOperator,
        response: { 201: Operator },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const id = nameUuid('operator', commandId);
      const written = await asActor(app.db, askingAs(actor), async (trx) => {
        await writeOperator(trx, actor, { commandId, id, isNew: true, body });
        return readOne(trx, actor, id);
      });
      return reply.code(201).send(written);
    },
  );

  app.post(
    '/office/operators/:id/versions',
    {
      onRequest,
      schema: {
        operationId: 'writeOperator',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: WriteOperator,
        response: { 200: Operator },
      },
    },
    ({ actor, headers, params: { id }, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      return asActor(app.db, askingAs(actor), async (trx) => {
        await writeOperator(trx, actor, { commandId, id, isNew: false, body });
        return readOne(trx, actor, id);
      });
    },
  );
};

async function readOne(trx: Trx, actor: Actor, id: string) {
  const on = today();
  const [row] = await listOperatorsSaid(trx, { enteId: actor.enteId!, id, on });
  if (!row) throw problem('not-found');
  return viewOperator(row, on);
}
