import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { listLatestIsee } from '../../db/isee.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { iseeView, sayIsee } from './say-isee.ts';
import { Isee, Isees, SayIsee } from './schemas.ts';

/** One's own ISEE, by which tariffs are judged. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['vouchers'];

  app.get(
    '/isee',
    {
      onRequest: only('citizen'),
      schema: { operationId: 'listIsee', tags, response: { 200: Isees } },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => ({
        items: (await listLatestIsee(trx, { personId: actor.id })).map(iseeView),
      })),
  );

  app.post(
    '/isee',
    {
      onRequest: only('citizen'),
      schema: {
        operationId: 'sayIsee',
        tags,
        headers: CommandHeaders,
        body: SayIsee,
        response: { 201: Isee },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const isee = await app.onceAtATime(commandId, () =>
        asActor(app.db, askingAs(actor), (trx) => sayIsee(trx, actor, { commandId, body })),
      );
      return reply.code(201).send(isee);
    },
  );
};
