import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { AssigneesAnswer } from '../tasks/schemas.ts';
import { freeFault } from './free-fault.ts';
import { listRadar } from './list-radar.ts';
import { listAssignees } from './reassign.ts';
import { FaultOfTask, FreedFault, FreeFault, RadarAnswer, RadarQuery } from './schemas.ts';

/** What is stuck in the comune, since when, and what would free it: for its administrators. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['radar'];
  const onRequest = only('admin');

  app.get(
    '/radar',
    {
      onRequest,
      schema: {
        operationId: 'listRadar',
        tags,
        querystring: RadarQuery,
        response: { 200: RadarAnswer },
      },
    },
    ({ actor, query }) => listRadar(app as never, actor, { limit: 25, ...query }),
  );

  app.get(
    '/radar/assignees',
    {
      onRequest,
      schema: {
        operationId: 'listFaultAssignees',
        tags,
        querystring: FaultOfTask,
        response: { 200: AssigneesAnswer },
      },
    },
    ({ actor, query }) => listAssignees(app as never, actor, query),
  );

  app.post(
    '/radar/acts',
    {
      onRequest,
      schema: {
        operationId: 'freeFault',
        tags,
        headers: CommandHeaders,
        body: FreeFault,
        response: { 200: FreedFault },
      },
    },
    ({ actor, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      return app.onceAtATime(commandId, () =>
        freeFault(app as never, actor, { ...body, commandId }),
      );
    },
  );
};
