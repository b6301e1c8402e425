import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { Assign } from '../tasks/schemas.ts';
import { readOpenAppeals } from './appeal.ts';
import { handOverAppeal } from './hand-over-appeal.ts';
import { OpenAppeals } from './schemas.ts';

/** Appeals as work of the office: those that wait, and in whose hands each is. */
export const appealsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['vouchers'];
  const response = { 200: OpenAppeals };

  app.get(
    '/voucher-appeals',
    {
      onRequest: only('admin', 'auditor'),
      schema: { operationId: 'listOpenAppeals', tags, response },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => ({
        items: await readOpenAppeals(trx, actor),
      })),
  );

  app.post(
    '/voucher-appeals/:id/claim',
    {
      onRequest: only('admin'),
      schema: { operationId: 'claimAppeal', tags, params: IdParams, response },
    },
    ({ actor, params }) =>
      handOverAppeal(app.db, actor, {
        id: params.id.toLowerCase(),
        to: actor.id,
        from: [null, actor.id],
      }),
  );

  app.post(
    '/voucher-appeals/:id/release',
    {
      onRequest: only('admin'),
      schema: { operationId: 'releaseAppeal', tags, params: IdParams, response },
    },
    ({ actor, params }) =>
      handOverAppeal(app.db, actor, {
        id: params.id.toLowerCase(),
        to: null,
        from: [null, actor.id],
      }),
  );

  app.post(
    '/voucher-appeals/:id/assign',
    {
      onRequest: only('admin'),
      schema: { operationId: 'assignAppeal', tags, params: IdParams, body: Assign, response },
    },
    ({ actor, params, body }) =>
      handOverAppeal(app.db, actor, {
        id: params.id.toLowerCase(),
        to: body.assigneeId.toLowerCase(),
      }),
  );
};
