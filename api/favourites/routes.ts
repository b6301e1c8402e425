import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { addFavourite, listFavourites, removeFavourite } from '../../db/favourites.ts';
import { findService, listServices } from '../../db/services.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { cardView } from '../services/views.ts';
import { Favourites } from './schemas.ts';

const AT_MOST = 100;

/** Services that a citizen wants to find again. One's own only, whatever mandate one holds. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['me'];
  const onRequest = only('citizen');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/me/favourites',
    {
      onRequest,
      schema: { operationId: 'listFavourites', tags, response: { 200: Favourites } },
    },
    ({ actor }) =>
      within(actor, async (trx) => {
        const { id: ownerId, comuneId } = actor;
        const kept = await listFavourites(trx, { ownerId });
        const ids = kept.map(({ serviceId }) => serviceId);
        if (ids.length === 0) return { items: [] };
        const rows = await listServices(trx, { comuneId, ids, sort: 'title', limit: AT_MOST });
        const cards = new Map(rows.map((row) => [row.id, cardView(row)]));
        return {
          items: kept.map((one) => ({ ...one, service: cards.get(one.serviceId) ?? null })),
        };
      }),
  );

  app.put(
    '/me/favourites/:id',
    {
      onRequest,
      schema: {
        operationId: 'putFavourite',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      const { id: ownerId, comuneId } = actor;
      const serviceId = params.id.toLowerCase();
      await within(actor, async (trx) => {
        const service = await findService(trx, { comuneId, id: serviceId });
        if (!service) throw problem('not-found');
        const kept = await listFavourites(trx, { ownerId });
        if (kept.some((one) => one.serviceId === serviceId)) return;
        if (kept.length >= AT_MOST) throw tooMany();
        await addFavourite(trx, { comuneId, ownerId, serviceId, title: service.title });
      });
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/me/favourites/:id',
    {
      onRequest,
      schema: {
        operationId: 'deleteFavourite',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      const serviceId = params.id.toLowerCase();
      await within(actor, (trx) => removeFavourite(trx, { ownerId: actor.id, serviceId }));
      return reply.code(204).send(null);
    },
  );
};

function tooMany() {
  return problem('invalid', {
    detail: { it: `Puoi tenere al massimo ${AT_MOST} servizi: togline uno.`, en: `You can keep at most ${AT_MOST} services: remove one.` }, // prettier-ignore
  });
}
