import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import {
  countEvents,
  type EventSearch,
  findNumbered,
  searchEvents,
} from '../../db/audit/search-events.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { writeCursor } from '../cursor.ts';
import { only } from '../plugins/auth.ts';
import { viewEvents } from '../pratiche/timeline.ts';
import { readerOf } from '../pratiche/views.ts';
import { findActors, keyOf } from './find-actors.ts';
import { instantsOf } from './period.ts';
import { AuditEventsAnswer, AuditEventsQuery } from './schemas.ts';

type Asked = Static<typeof AuditEventsQuery>;

const COUNTED_AT_MOST = 1000;

/** GET /api/audit/events: acts on all pratiche of the comune, newest first. */
export function registerEvents(app: FastifyInstance): void {
  app.get<{ Querystring: Asked }>(
    '/audit/events',
    {
      onRequest: only('auditor', 'admin'),
      schema: {
        operationId: 'searchAuditEvents',
        tags: ['audit'],
        querystring: AuditEventsQuery,
        response: { 200: AuditEventsAnswer },
      },
    },
    ({ actor, query: { cursor, limit = 50, ...asked } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const after = keyOf(cursor);
        const search = await searchOf(trx, asked);
        const rows = await searchEvents(trx, search, {
          limit: limit + 1,
          ...(after ? { after } : {}),
        });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1)! : undefined;
        const count = await countEvents(trx, search, COUNTED_AT_MOST + 1);
        const eyes = { reader: readerOf(actor), isPersonKnown: true };
        const views = await viewEvents(trx, page, eyes);
        return {
          items: page.map(({ praticaId: id, number }, n) => ({
            ...views[n]!,
            pratica: { id, number },
          })),
          next: last ? writeCursor([last.at, last.id]) : null,
          count: Math.min(count, COUNTED_AT_MOST),
          countCapped: count > COUNTED_AT_MOST,
        };
      }),
  );
}

/** @throws invalid for a name that is too short, or a period that ends before it begins */
export async function searchOf(
  trx: Trx,
  asked: Omit<Asked, 'cursor' | 'limit'>,
): Promise<EventSearch> {
  const { actor, number, from, until, state: reached, ...same } = asked;
  return {
    ...same,
    ...instantsOf({ ...(from ? { from } : {}), ...(until ? { until } : {}) }),
    ...(reached ? { reached } : {}),
    ...(actor === undefined ? {} : { actorIds: await findActors(trx, actor) }),
    ...(number === undefined ? {} : { praticaIds: await findNumbered(trx, number) }),
  };
}
