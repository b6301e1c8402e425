import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import type { Place } from '../../db/tables/views.ts';
import { findView, listViews, type ViewRow } from '../../db/views.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { changeOwnView, findOwn, keepView, removeOwnView } from './keep-view.ts';
import {
  NewView,
  SavedView,
  ViewChange,
  VIEWS_AT_MOST,
  ViewsAnswer,
  ViewsQuery,
} from './schemas.ts';
import { checkFilters, readKnown, soundFilters } from './sound-filters.ts';

/** Lists as somebody narrowed them, under a name; shared with colleagues, changed by their owner. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['views'];
  const onRequest = only('ente', 'admin', 'auditor', 'sportello');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  const knownTo = (trx: Trx, actor: Actor) => readKnown(app.db, trx, actor);

  app.get(
    '/views',
    {
      onRequest,
      schema: {
        operationId: 'listViews',
        tags,
        querystring: ViewsQuery,
        response: { 200: ViewsAnswer },
      },
    },
    ({ actor, query }) =>
      within(actor, async (trx) => {
        const place = query.place as Place;
        const known = await knownTo(trx, actor);
        const rows = await listViews(trx, { ownerId: actor.id, place });
        return { items: rows.map((row) => viewOf(row, actor, known)), most: VIEWS_AT_MOST };
      }),
  );

  app.post(
    '/views',
    {
      onRequest,
      schema: {
        operationId: 'saveView',
        tags,
        headers: CommandHeaders,
        body: NewView,
        response: { 201: SavedView },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const { query, shared = false } = body;
      const view = { id, place: body.place as Place, name: body.name.trim(), query, shared };
      const saved = await within(actor, async (trx) => {
        const known = await knownTo(trx, actor);
        checkFilters(view, known);
        await keepView(trx, actor, view);
        return viewOf((await findView(trx, { id }))!, actor, known);
      });
      return reply.code(201).send(saved);
    },
  );

  app.patch(
    '/views/:id',
    {
      onRequest,
      schema: {
        operationId: 'changeView',
        tags,
        params: IdParams,
        body: ViewChange,
        response: { 200: SavedView },
      },
    },
    ({ actor, params: { id }, body }) =>
      within(actor, async (trx) => {
        const known = await knownTo(trx, actor);
        const { place } = await findOwn(trx, actor, id);
        if (body.query) checkFilters({ place, query: body.query }, known);
        const change = { ...body, ...(body.name ? { name: body.name.trim() } : {}) };
        await changeOwnView(trx, actor, { id, change });
        return viewOf((await findView(trx, { id }))!, actor, known);
      }),
  );

  app.delete(
    '/views/:id',
    {
      onRequest,
      schema: {
        operationId: 'removeView',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await within(actor, (trx) => removeOwnView(trx, actor, id));
      return reply.code(204).send(null);
    },
  );
};

type Known = Awaited<ReturnType<typeof readKnown>>;

/** A view as the caller reads it: without what means nothing any more. */
function viewOf({ id, place, name, query, shared, ...row }: ViewRow, actor: Actor, known: Known) {
  const own = row.ownerId === actor.id;
  const sound = soundFilters({ place, query }, known);
  return { id, place, name, ...sound, shared, own, ownerName: row.ownerName };
}
