import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listSensitiveReads } from '../../db/sensitive-reads.ts';
import { askingAs } from '../actor.ts';
import { languageOf } from '../language.ts';
import { only } from '../plugins/auth.ts';
import { sayIn } from '../words/say-event.ts';
import { formats, WORDS } from '../words/words.ts';
import { ReadsCsvQuery } from './read-schemas.ts';
import { readsOf, viewOf } from './reads-route.ts';
import { csvAnswer, ROWS_AT_ONCE, sendCsv } from './send-csv.ts';

/** GET /api/audit/reads.csv: everybody who read what is sensitive, as one file. */
export function registerReadsCsv(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof ReadsCsvQuery> }>(
    '/audit/reads.csv',
    {
      onRequest: only('auditor', 'admin'),
      schema: {
        operationId: 'exportSensitiveReads',
        tags: ['audit'],
        querystring: ReadsCsvQuery,
        response: csvAnswer,
      },
    },
    async ({ actor, query, headers }, reply) => {
      const language = languageOf(headers['accept-language']);
      const { readHeads, read: things, role: roles } = WORDS[language];
      const { instant } = formats(language);
      return sendCsv(reply, {
        name: 'wemi-letture',
        heads: Object.values(readHeads),
        read: (after) =>
          asActor(app.db, askingAs(actor), async (trx) => {
            const asked = { ...(await readsOf(trx, query)), ...(after ? { after } : {}) };
            return listSensitiveReads(trx, { ...asked, limit: ROWS_AT_ONCE });
          }),
        keyOf: ({ exactAt, id }) => [exactAt, id],
        cellsOf: (row) => {
          const { at, what, role, personName, enteName, subjectName, pratica } = viewOf(row);
          return [instant(at), personName ?? '', sayIn(roles, role), enteName ?? '', things[what], pratica?.number ?? '', subjectName ?? '', at]; // prettier-ignore
        },
      });
    },
  );
}
