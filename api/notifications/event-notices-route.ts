import type { FastifyInstance } from 'fastify';
import { type Static } from 'typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import { listNoticesOfEvents } from '../../db/notices-of-events.ts';
import { listDeliveries } from '../../db/notification-centre.ts';
import { findPratica } from '../../db/pratiche.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { readerOf } from '../pratiche/views.ts';
import { problem } from '../problem.ts';
import { deliveryView, groupByNotification } from './list.ts';
import { EventNotices } from './schemas.ts';

/** The office and who verifies see all; an ente what it was told itself. */
const STAFF: readonly string[] = ['admin', 'auditor', 'ente'];

/** GET /api/pratiche/{id}/deliveries: beside the timeline, which stays as quick as it is. */
export function registerEventNotices(app: FastifyInstance): void {
  app.get<{ Params: Static<typeof IdParams> }>(
    '/pratiche/:id/deliveries',
    {
      schema: {
        operationId: 'listEventNotices',
        tags: ['notifications'],
        params: IdParams,
        response: { 200: EventNotices },
      },
    },
    async ({ actor, params: { id } }) => {
      const pratica = await asActor(app.db, askingAs(actor), (trx) =>
        findPratica(trx, { id, reader: readerOf(actor) }),
      );
      if (!pratica) throw problem('not-found');
      if (!STAFF.includes(actor.role)) throw problem('forbidden');
      const { enteId } = actor;
      return asSystem(app.db, actor.comuneId, async (trx) => {
        const notices = await listNoticesOfEvents(trx, { praticaId: id, enteId });
        const deliveries = groupByNotification(
          await listDeliveries(trx, { ids: notices.map((notice) => notice.id) }),
        );
        return {
          items: notices.map((notice) => ({
            eventId: notice.eventId,
            told: toldBy(notice),
            enteName: notice.enteName,
            readAt: notice.readAt,
            readBy: notice.personId ? null : notice.readByName,
            deliveries: (deliveries.get(notice.id) ?? []).map(deliveryView),
          })),
        };
      });
    },
  );
}

function toldBy(notice: { personId: string | null; enteId: string | null }) {
  if (notice.personId) return 'person' as const;
  return notice.enteId ? ('ente' as const) : ('office' as const);
}
