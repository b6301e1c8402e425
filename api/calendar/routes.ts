import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findDroppedPause, findEndOfService } from '../../db/events.ts';
import { findPratica } from '../../db/pratiche.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { readHolidays } from '../pratiche/read-holidays.ts';
import { knowsThePerson, readerOf } from '../pratiche/views.ts';
import { problem } from '../problem.ts';
import { entriesOf } from './entries.ts';
import { writeCalendar } from './ical.ts';

/** The days of a pratica as a file that any calendar takes in. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/pratiche/:id/calendar.ics',
    {
      schema: {
        operationId: 'getCalendar',
        tags: ['pratiche'],
        params: IdParams,
        response: {
          200: {
            description: 'An iCalendar file (RFC 5545), hours in Europe/Rome',
            content: { 'text/calendar': { schema: Type.String() } },
          },
        },
      },
    },
    async ({ actor, params: { id }, headers }, reply) => {
      const reader = readerOf(actor);
      const { found, endedOn, droppedPause } = await asActor(
        app.db,
        askingAs(actor),
        async (trx) => ({
          found: await findPratica(trx, { id, reader }),
          endedOn: await findEndOfService(trx, { praticaId: id }),
          droppedPause: await findDroppedPause(trx, { praticaId: id }),
        }),
      );
      // The days are of the one ente that was chosen: not its rivals' business.
      if (!found || !knowsThePerson(reader, found.chosenEnteId)) throw problem('not-found');
      const { number, version, updatedAt: changedAt } = found;
      const holidays = found.service?.plan
        ? await asActor(app.db, askingAs(actor), (trx) => readHolidays(trx, found, actor))
        : [];
      const entries = entriesOf(
        { ...found, endedOn, droppedPause, holidays },
        languageOf(headers['accept-language']),
      );
      const title = `WeMi ${number}`;
      return reply
        .type('text/calendar; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="${number.replace(/[^\w-]+/g, '-')}.ics"`,
        ) // prettier-ignore
        .header('cache-control', 'no-store')
        .send(writeCalendar({ praticaId: id, title, entries, changedAt, version }));
    },
  );
};
