import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findVersion } from '../../db/policies.ts';
import { findBatch, listBatches, listMoves } from '../../db/policy-batches.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { dryRun } from './dry-run.ts';
import {
  BatchMoves,
  ForeseenMoves,
  MovePratiche,
  MovesQuery,
  PolicyBatch,
  PolicyBatches,
} from './move-schemas.ts';
import { aimAt, aimBack, startBatch, viewOf } from './start-batch.ts';

const BATCHES_AT_MOST = 50;
const ON_A_PAGE = 50;

/** Running pratiche moved to a newer version and back: foreseen, done in bulk, followed. */
export const movesRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['policies'];
  const office = only('admin', 'auditor');
  const admin = only('admin');
  const params = IdParams;
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  // The dry run asks what the move asks, in the same order, and writes nothing.
  const AIMS = [
    { path: '/policies/:id/moves', foresee: 'foreseeMoves', start: 'movePratiche', aim: aimAt },
    { path: '/policies/batches/:id/reversal', foresee: 'foreseeReversal', start: 'reverseBatch', aim: aimBack },
  ]; // prettier-ignore

  for (const { path, foresee, start, aim } of AIMS) {
    app.get(
      path,
      {
        onRequest: office,
        schema: { operationId: foresee, tags, params, querystring: MovesQuery, response: { 200: ForeseenMoves } },
      },
      ({ actor, params: { id }, query }) =>
        within(actor, async (trx) =>
          dryRun(trx, actor, { aim: await aim(trx, actor, id.toLowerCase()), ...query }),
        ),
    ); // prettier-ignore

    app.post(
      path,
      {
        onRequest: admin,
        schema: { operationId: start, tags, params, headers: CommandHeaders, body: MovePratiche, response: { 200: PolicyBatch } },
      },
      ({ actor, params: { id }, headers, body: { reason } }) => {
        const commandId = commandIdOf(actor.id, headers);
        return app.onceAtATime(commandId, () =>
          within(actor, async (trx) =>
            startBatch(trx, actor, { commandId, reason, aim: await aim(trx, actor, id.toLowerCase()) }),
          ),
        );
      },
    ); // prettier-ignore
  }

  app.get(
    '/policies/:id/batches',
    {
      onRequest: office,
      schema: { operationId: 'listPolicyBatches', tags, params, response: { 200: PolicyBatches } },
    },
    ({ actor, params: { id } }) =>
      within(actor, async (trx) => {
        if (!(await findVersion(trx, { id, comuneId: actor.comuneId }))) throw problem('not-found');
        const found = await listBatches(trx, { policyId: id, limit: BATCHES_AT_MOST });
        return { items: found.map(viewOf) };
      }),
  );

  app.get(
    '/policies/batches/:id',
    {
      onRequest: office,
      schema: { operationId: 'getPolicyBatch', tags, params, response: { 200: PolicyBatch } },
    },
    ({ actor, params: { id } }) => within(actor, (trx) => readBatch(trx, actor, id)),
  );

  app.get(
    '/policies/batches/:id/moves',
    {
      onRequest: office,
      schema: {
        operationId: 'listBatchMoves',
        tags,
        params,
        querystring: MovesQuery,
        response: { 200: BatchMoves },
      },
    },
    ({ actor, params: { id }, query: { cursor, limit = ON_A_PAGE } }) =>
      within(actor, async (trx) => {
        await readBatch(trx, actor, id);
        const after = readCursor(cursor, ['integer', 'uuid']);
        const page = { batchId: id, limit: limit + 1, ...(after ? { after } : {}) };
        const found = await listMoves(trx, page);
        const items = found.slice(0, limit);
        const last = items.at(-1);
        const isMore = found.length > limit && last !== undefined;
        return { items, next: isMore ? writeCursor([last.rank, last.id]) : null };
      }),
  );
};

async function readBatch(trx: Trx, { comuneId }: Actor, id: string) {
  const batch = await findBatch(trx, { id, comuneId });
  if (!batch) throw problem('not-found');
  return viewOf(batch);
}
