import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listQualified } from '../../db/qualifications.ts';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { QualifiedAnswer, QualifiedQuery } from '../qualifications/schemas.ts';
import { pageOfAvvisi } from './routes.ts';
import { AvvisiAnswer, AvvisiQuery, AvvisoView } from './schemas.ts';
import { readAvviso } from './write-avviso.ts';

/** What everybody may read: open avvisi, and who is qualified for what until when. */
export const publicAvvisi: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['avvisi'];

  app.get(
    '/avvisi',
    { schema: { operationId: 'listAvvisi', tags, querystring: AvvisiQuery, response: { 200: AvvisiAnswer } } },
    ({ query: { comune, cursor, limit = 25 } }) =>
      readPublic(app as never, comune, (trx) =>
        pageOfAvvisi(trx, { isOpen: true, cursor, limit }),
      ) as never,
  );

  app.get(
    '/avvisi/:id',
    { schema: { operationId: 'getAvviso', tags, params: IdParams, querystring: ComuneQuery, response: { 200: AvvisoView } } },
    ({ params, query }) =>
      readPublic(app as never, query.comune, (trx) => readAvviso(trx, params.id.toLowerCase())) as never,
  );

  app.get(
    '/qualified',
    { schema: { operationId: 'listQualified', tags, querystring: QualifiedQuery, response: { 200: QualifiedAnswer } } },
    ({ query: { comune, cursor, limit = 50 } }) => {
      const [name, id] = readCursor(cursor, ['text', 'uuid']) ?? [];
      const after = name !== undefined && id !== undefined ? { after: { name, id } } : {};
      return readPublic(app as never, comune, async (trx, { id: comuneId }) => {
        const rows = await listQualified(trx, { comuneId, ...after, limit: limit + 1 });
        const last = rows.length > limit ? rows[limit - 1] : undefined;
        return {
          items: rows.slice(0, limit),
          next: last ? writeCursor([last.enteName, last.id]) : null,
        };
      });
    },
  );
}; // prettier-ignore
