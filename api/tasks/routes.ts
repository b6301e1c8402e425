import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { countTasks, listTasks } from '../../db/tasks.ts';
import { askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { distributionRoutes } from './distribution-routes.ts';
import { handOver, listAssignees, scopeOf, taskView } from './hand-over.ts';
import { Assign, AssigneesAnswer, Task, TasksAnswer, TasksQuery } from './schemas.ts';

const COUNTED_AT_MOST = 1000;

/** The inbox: what there is to do, who has taken it. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['tasks'];
  const response = { 200: Task };
  await app.register(distributionRoutes);

  app.get(
    '/tasks',
    {
      schema: {
        operationId: 'listTasks',
        tags,
        querystring: TasksQuery,
        response: { 200: TasksAnswer },
      },
    },
    async ({ actor, query }) => {
      const { cursor, limit = 25, sort = 'due', view = 'all', ...filter } = query;
      const after = readCursor(cursor, ['instant', 'uuid']);
      const wanted = { ...filter, ...scopeOf(actor), view, personId: actor.id } as const;
      return asActor(app.db, askingAs(actor), async (trx) => {
        const rows = await listTasks(trx, { ...wanted, sort, after, limit: limit + 1 } as never);
        const count = await countTasks(trx, { ...wanted, limit: COUNTED_AT_MOST + 1 } as never);
        const items = rows.slice(0, limit).map((row) => taskView(row, actor));
        const last = rows.length > limit ? items.at(-1)! : undefined;
        const key =
          view === 'done' ? last?.closedAt : sort === 'opened' ? last?.openedAt : last?.dueAt;
        return {
          items,
          next: last ? writeCursor([key!, last.id]) : null,
          count: Math.min(count, COUNTED_AT_MOST),
          countCapped: count > COUNTED_AT_MOST,
        };
      });
    },
  );

  app.get(
    '/tasks/assignees',
    {
      onRequest: only('ente', 'admin'),
      schema: { operationId: 'listAssignees', tags, response: { 200: AssigneesAnswer } },
    },
    async ({ actor }) => ({ items: await listAssignees(app.db, actor) }),
  );

  app.post(
    '/tasks/:id/claim',
    { schema: { operationId: 'claimTask', tags, params: IdParams, response } },
    ({ actor, params }) =>
      handOver(app.db, actor, { id: params.id, to: actor.id, from: [null, actor.id] }),
  );

  app.post(
    '/tasks/:id/release',
    { schema: { operationId: 'releaseTask', tags, params: IdParams, response } },
    ({ actor, params }) =>
      handOver(app.db, actor, { id: params.id, to: null, from: [null, actor.id] }),
  );

  app.post(
    '/tasks/:id/assign',
    {
      schema: { operationId: 'assignTask', tags, params: IdParams, body: Assign, response },
    },
    ({ actor, params, body }) => handOver(app.db, actor, { id: params.id, to: body.assigneeId }),
  );
};
