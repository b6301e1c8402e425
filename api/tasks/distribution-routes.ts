import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { distribute } from './distribute.ts';
import {
  Distribute,
  DistributeAnswer,
  Distribution,
  ForeseeDistribution,
} from './distribution-schemas.ts';
import { foreseeDistribution } from './foresee-distribution.ts';

/** Tasks that nobody has in hand, shared out among colleagues by what each has to do already. */
export const distributionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['tasks'];
  const onRequest = only('ente', 'admin');

  app.post(
    '/tasks/distribution',
    {
      onRequest,
      schema: {
        operationId: 'foreseeDistribution',
        tags,
        body: ForeseeDistribution,
        response: { 200: Distribution },
      },
    },
    ({ actor, body }) => foreseeDistribution(app.db, actor, body),
  );

  app.post(
    '/tasks/distribute',
    {
      onRequest,
      schema: {
        operationId: 'distributeTasks',
        tags,
        headers: CommandHeaders,
        body: Distribute,
        response: { 200: DistributeAnswer },
      },
    },
    ({ actor, headers, body: { rows } }) =>
      distribute(app, actor, { commandId: commandIdOf(actor.id, headers), rows }),
  );
};
