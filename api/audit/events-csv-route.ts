import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { searchEvents } from '../../db/audit/search-events.ts';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { languageOf } from '../language.ts';
import { only } from '../plugins/auth.ts';
import { viewEvents } from '../pratiche/timeline.ts';
import { readerOf } from '../pratiche/views.ts';
import { eventSayer } from '../words/say-event.ts';
import { formats, WORDS } from '../words/words.ts';
import { searchOf } from './events-route.ts';
import { AuditEventsCsvQuery } from './schemas.ts';
import { csvAnswer, ROWS_AT_ONCE, sendCsv } from './send-csv.ts';

type Asked = Static<typeof AuditEventsCsvQuery>;

/** GET /api/audit/events.csv: everything that the search finds, as one file. */
export function registerEventsCsv(app: FastifyInstance): void {
  app.get<{ Querystring: Asked }>(
    '/audit/events.csv',
    {
      onRequest: only('auditor', 'admin'),
      schema: {
        operationId: 'exportAuditEvents',
        tags: ['audit'],
        querystring: AuditEventsCsvQuery,
        response: csvAnswer,
      },
    },
    async ({ actor, query, headers }, reply) => {
      const language = languageOf(headers['accept-language']);
      const say = eventSayer(language);
      const { instant } = formats(language);
      const eyes = { reader: readerOf(actor), isPersonKnown: true };
      const read = (after?: readonly [string, string]) =>
        asActor(app.db, askingAs(actor), async (trx) => {
          const page = { limit: ROWS_AT_ONCE, ...(after ? { after } : {}) };
          const rows = await searchEvents(trx, await searchOf(trx, query), page);
          const views = await viewEvents(trx, rows, eyes);
          return views.map((view, n) => ({ view, number: rows[n]!.number }));
        });
      return sendCsv(reply, {
        name: 'wemi-atti',
        heads: Object.values(WORDS[language].actHeads),
        read,
        keyOf: ({ view }) => [view.at, view.id],
        cellsOf: ({ view, number }) => [
          number, String(view.seq), instant(view.at), say.who(view), say.role(view), say.represented(view),
          say.what(view), say.from(view), say.to(view), view.reason ?? '', say.channel(view), view.at,
        ], // prettier-ignore
      });
    },
  );
}
