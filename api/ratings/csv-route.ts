import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listRatings } from '../../db/service-ratings.ts';
import { askingAs } from '../actor.ts';
import { csvAnswer, ROWS_AT_ONCE, sendCsv } from '../audit/send-csv.ts';
import { closedQuery } from '../closed-query.ts';
import { only } from '../plugins/auth.ts';
import { RatingsQuery } from './schemas.ts';

const DAYS = 90;
const { subject, days } = RatingsQuery.properties;
const CsvQuery = closedQuery({ subject, days });
type Asked = Static<typeof CsvQuery>;

export const filterOf = ({ subject, days = DAYS }: Asked) => ({ subject, days });

/** All that people said of the platform in the days asked for, as a sheet. */
export function registerRatingsCsv(app: FastifyInstance): void {
  app.get<{ Querystring: Asked }>(
    '/service-ratings.csv',
    {
      onRequest: only('admin', 'auditor'),
      schema: {
        operationId: 'getServiceRatingsCsv',
        tags: ['ratings'],
        querystring: CsvQuery,
        response: csvAnswer,
      },
    },
    ({ actor, query }, reply) =>
      sendCsv(reply, {
        name: 'wemi-valutazioni',
        heads: ['Quando', 'Dopo', 'Pagina', 'Stelle', 'Risposte', 'Commento'],
        read: (after) =>
          asActor(app.db, askingAs(actor), (trx) =>
            listRatings(trx, {
              ...filterOf(query),
              after: after && { at: after[0], id: after[1] },
              limit: ROWS_AT_ONCE,
            }),
          ),
        keyOf: ({ at, id }) => [at, id] as const,
        cellsOf: ({ at, subject, page, stars, options, text }) => [
          ...[at, subject, page ?? '', String(stars)],
          ...[options.join(' '), text ?? ''],
        ],
      }),
  );
}
