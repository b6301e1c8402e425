import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { inBothLanguages } from '../../catalogue/say.ts';
import { findServiceType, listMunicipi, listSections } from '../../db/catalogue.ts';
import { findTypeVersion } from '../../db/service-types.ts';
import { listRetiredTypes } from '../../db/type-retirements.ts';
import { closedQuery } from '../closed-query.ts';
import { problem } from '../problem.ts';
import { ComuneQuery, readPublic } from './read-public.ts';
import { mustBeShown } from './retired.ts';
import { SectionsAnswer, ServiceType } from './schemas.ts';

const TypeQuery = closedQuery({
  ...ComuneQuery.properties,
  version: Type.Optional(
    Type.Integer({ minimum: 1, description: 'what it once said; today’s when missing' }),
  ),
});
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
        retired: await listRetiredTypes(trx, { comuneId: comune.id }),
      })),
  );

  app.get(
    '/service-types/:id',
    {
      schema: {
        operationId: 'getServiceType',
        tags,
        params: TypeParams,
        querystring: TypeQuery,
        response: { 200: ServiceType },
      },
    },
    ({ query, params }) =>
      readPublic(app, query.comune, async (trx, comune) => {
        const { id } = params;
        const asked = query.version;
        // What it once said is still read by what runs.
        if (!asked) await mustBeShown(trx, { comuneId: comune.id, id });
        const version = asked ?? (await findServiceType(trx, { comuneId: comune.id, id }))?.version;
        const type = version && (await findTypeVersion(trx, { comuneId: comune.id, id, version }));
        if (!type) throw problem('not-found');
        return { ...type, id, version, params: type.params.map(inBothLanguages) };
      }),
  );
};
