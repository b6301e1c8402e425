import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  addClosure,
  findClosure,
  listClosures,
  removeClosure,
  shortenClosure,
} from '../../db/closures.ts';
import type { Trx } from '../../db/connect.ts';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import {
  checkClosure,
  checkRemovable,
  checkShorter,
  isRemovable,
  isShortenable,
} from './check-closure.ts';
import {
  Closure,
  ClosuresAnswer,
  NewClosure,
  ShiftAnswer,
  ShiftQuery,
  ShorterClosure,
} from './schemas.ts';
import { foreseeShift } from './shift.ts';

const withRights = <Row extends { from: string; through: string }>(row: Row) => ({
  ...row,
  removable: isRemovable(row),
  shortenable: isShortenable(row),
});

/** @throws not-found, also of another ente's or of one that was removed */
async function findTheirs(trx: Trx, of: { id: string; enteId: string | null | undefined }) {
  const known = await findClosure(trx, of);
  if (!known || known.enteId !== of.enteId || known.removedAt) throw problem('not-found');
  return known;
}

/** When an ente is closed, for its own people: its terms to confirm an order stand still meanwhile. */
export const closures: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['enti'];
  const onRequest = only('ente');

  app.get(
    '/closures',
    {
      onRequest,
      schema: { operationId: 'listClosures', tags, response: { 200: ClosuresAnswer } },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const rows = await listClosures(trx, { enteId: actor.enteId!, from: today() });
        return { items: rows.map(withRights) };
      }),
  );

  app.get(
    '/closures/shift',
    {
      onRequest,
      schema: {
        operationId: 'foreseeClosure',
        tags,
        querystring: ShiftQuery,
        response: { 200: ShiftAnswer },
      },
    },
    ({ actor, query }) => {
      checkClosure(query);
      return asActor(app.db, askingAs(actor), async (trx) => ({
        items: await foreseeShift(trx, actor.enteId!, query),
      }));
    },
  );

  app.post(
    '/closures',
    {
      onRequest,
      schema: {
        operationId: 'addClosure',
        tags,
        headers: CommandHeaders,
        body: NewClosure,
        response: { 200: Closure },
      },
    },
    ({ actor, headers, body }) => {
      const { from, through } = body;
      const note = body.note?.trim() || null;
      const id = commandIdOf(actor.id, headers);
      return asActor(app.db, askingAs(actor), async (trx) => {
        const known = await findClosure(trx, { id });
        if (known) {
          const isSame = known.from === from && known.through === through && known.note === note;
          if (!isSame) throw problem('idempotency-key-reused');
        } else {
          checkClosure(body);
          const { comuneId, enteId, id: createdBy } = actor;
          const days = { fromDay: from, throughDay: through };
          await addClosure(trx, { id, comuneId, enteId: enteId!, ...days, note, createdBy });
        }
        return withRights({ id, from, through, note });
      });
    },
  );

  app.patch(
    '/closures/:id',
    {
      onRequest,
      schema: {
        operationId: 'shortenClosure',
        tags,
        params: IdParams,
        body: ShorterClosure,
        response: { 200: Closure },
      },
    },
    ({ actor, params: { id }, body: { through } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const { from, note, ...known } = await findTheirs(trx, { id, enteId: actor.enteId });
        // Asked twice it is done already.
        if (known.through !== through) {
          checkShorter({ from, through: known.through }, through);
          await shortenClosure(trx, { id, through, at: new Date().toISOString() });
        }
        return withRights({ id, from, through, note });
      }),
  );

  app.delete(
    '/closures/:id',
    {
      onRequest,
      schema: {
        operationId: 'removeClosure',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await asActor(app.db, askingAs(actor), async (trx) => {
        checkRemovable(await findTheirs(trx, { id, enteId: actor.enteId }));
        await removeClosure(trx, { id, at: new Date().toISOString() });
      });
      return reply.code(204).send(null);
    },
  );
};
