import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { countUnread, findReading, markRead } from '../../db/notification-centre.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { invalid, problem } from '../problem.ts';
import { registerEventNotices } from './event-notices-route.ts';
import { readNotifications } from './list.ts';
import { registerPreferences } from './preferences-routes.ts';
import {
  NotificationReading,
  NotificationsAnswer,
  NotificationsQuery,
  ReadCount,
  UnreadCount,
  WhatWasRead,
} from './schemas.ts';
import { toldOf } from './told.ts';

const COUNTED_AT_MOST = 99;

/** What somebody was told, on their own pages: what happened, whether it is read, where it went. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['notifications'];
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  registerPreferences(app);
  registerEventNotices(app);

  app.get(
    '/notifications',
    {
      schema: {
        operationId: 'listNotifications',
        tags,
        querystring: NotificationsQuery,
        response: { 200: NotificationsAnswer },
      },
    },
    ({ actor, query: { limit = 25, ...filter }, headers }) =>
      within(actor, (trx) => {
        const language = languageOf(headers['accept-language']);
        return readNotifications(trx, { ...filter, told: toldOf(actor), language, limit });
      }),
  );

  app.get(
    '/notifications/unread-count',
    { schema: { operationId: 'countUnreadNotifications', tags, response: { 200: UnreadCount } } },
    ({ actor }) =>
      within(actor, async (trx) => {
        const count = await countUnread(trx, { told: toldOf(actor), limit: COUNTED_AT_MOST + 1 });
        return { count: Math.min(count, COUNTED_AT_MOST), countCapped: count > COUNTED_AT_MOST };
      }),
  );

  app.post(
    '/notifications/:id/read',
    {
      schema: {
        operationId: 'readNotification',
        tags,
        params: IdParams,
        response: { 200: NotificationReading },
      },
    },
    ({ actor, params: { id } }) =>
      within(actor, async (trx) => {
        const told = toldOf(actor);
        await markRead(trx, { told, by: actor.id, ids: [id] });
        const reading = await findReading(trx, { told, id });
        if (!reading) throw problem('not-found');
        return { id, readAt: reading.readAt, readBy: told.personId ? null : reading.readByName };
      }),
  );

  app.post(
    '/notifications/read',
    {
      schema: {
        operationId: 'readNotifications',
        tags,
        body: WhatWasRead,
        response: { 200: ReadCount },
      },
    },
    async ({ actor, body }) => {
      if (Object.keys(body).length > 1) throw invalid('', ONE_OF);
      const read = await within(actor, (trx) =>
        markRead(trx, { ...body, told: toldOf(actor), by: actor.id }),
      );
      return { read };
    },
  );
};

const ONE_OF = {
  it: 'Indica le notifiche, una pratica oppure un istante: uno solo dei tre.',
  en: 'Name notifications, a pratica, or an instant: one of the three.',
};
