import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { findServiceType, listMunicipi, listSections } from '../../db/catalogue.ts';
import { problem } from '../problem.ts';
import { ComuneQuery, readPublic } from './read-public.ts';
import { type PriceModel, SectionsAnswer, ServiceType } from './schemas.ts';

const TypeParams = Type.Object({ id: Type.String({ maxLength: 60 }) });

/** What can be asked for: the sections of the home page and each service type with its questions. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['catalogue'];

  app.get(
    '/sections',
    {
      schema: {
        operationId: 'listSections',
        tags,
        querystring: ComuneQuery,
        response: { 200: SectionsAnswer },
      },
    },
    ({ query }) =>
      readPublic(app, query.comune, async (trx, comune) => ({
        comune,
        municipi: await listMunicipi(trx, { comuneId: comune.id }),
        sections: await listSections(trx, { comuneId: comune.id }),
      })),
  );

  app.get(
    '/service-types/:id',
    {
      schema: {
        operationId: 'getServiceType',
        tags,
        params: TypeParams,
        querystring: ComuneQuery,
        response: { 200: ServiceType },
      },
    },
    ({ query, params }) =>
      readPublic(app, query.comune, async (trx, comune) => {
        const type = await findServiceType(trx, { comuneId: comune.id, id: params.id });
        if (!type) throw problem('not-found');
        return { ...type, priceModels: type.priceModels as Static<typeof PriceModel>[] };
      }),
  );
};
