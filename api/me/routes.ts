import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findComune } from '../../db/catalogue.ts';
import { findSportello } from '../../db/citizens.ts';
import { asActor } from '../../db/connect.ts';
import { findEnte } from '../../db/enti.ts';
import { askingAs } from '../actor.ts';
import { problem } from '../problem.ts';
import { registerReadings } from './readings-route.ts';
import { Me } from './schemas.ts';

export const routes: FastifyPluginAsyncTypebox = async (app) => {
  registerReadings(app as never);
  app.get(
    '/me',
    { schema: { operationId: 'getMe', tags: ['me'], response: { 200: Me } } },
    async ({ actor }) => {
      const { id, name, email = null, role, comuneId, enteId, sportelloId } = actor;
      return asActor(app.db, askingAs(actor), async (trx) => {
        const comune = await findComune(trx, { comuneId });
        if (!comune) throw problem('forbidden');
        const ente = enteId ? await findEnte(trx, { comuneId, id: enteId }) : undefined;
        const sportello = sportelloId ? await findSportello(trx, { id: sportelloId }) : undefined;
        return {
          id, name, email, role,
          comune: { id: comune.id, name: comune.name },
          ente: ente ? { id: ente.id, name: ente.name } : null,
          sportello: sportelloId ? (sportello ?? { id: sportelloId, name: sportelloId }) : null,
        }; // prettier-ignore
      });
    },
  );
};
