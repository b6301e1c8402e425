import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asSystem } from '../../db/connect.ts';
import { findErasure, insertErasure, listOpenThings, lockPerson } from '../../db/erasures.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { Erasure, EraseMe, WhatIsOpen } from './schemas.ts';

/** A citizen has their own data erased (docs/adr/0050). One's own only, whatever mandate one holds. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['me'];
  const onRequest = only('citizen');

  app.get(
    '/me/erasure',
    {
      onRequest,
      schema: { operationId: 'readMyErasure', tags, response: { 200: WhatIsOpen } },
    },
    async ({ actor: { id: personId, comuneId } }) => ({
      open: await asSystem(app.db, comuneId, (trx) => listOpenThings(trx, { personId })),
    }),
  );

  app.post(
    '/me/erasure',
    {
      onRequest,
      schema: {
        operationId: 'eraseMe',
        tags,
        headers: CommandHeaders,
        body: EraseMe,
        response: { 202: Erasure },
      },
    },
    async ({ actor: { id: personId, comuneId }, headers }, reply) => {
      const id = commandIdOf(personId, headers);
      const { askedAt } = await asSystem(app.db, comuneId, async (trx) => {
        await lockPerson(trx, { personId });
        const known = await findErasure(trx, { personId });
        if (known) return known;
        const open = await listOpenThings(trx, { personId });
        if (open.length > 0) throw problem('erasure-has-open');
        await insertErasure(trx, { id, comuneId, personId });
        return (await findErasure(trx, { personId }))!;
      });
      app.forget(personId);
      return reply.code(202).send({ askedAt });
    },
  );
};
