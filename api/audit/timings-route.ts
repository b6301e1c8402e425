import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { readTimings, type TimingRow } from '../../db/audit/timings.ts';
import { findComune } from '../../db/catalogue.ts';
import { asActor } from '../../db/connect.ts';
import { TASK_KINDS, TASKS } from '../../workflows/pratica/transitions.ts';
import { askingAs } from '../actor.ts';
import { only } from '../plugins/auth.ts';
import { holidaysOf } from '../pratiche/holidays.ts';
import { instantsBetween } from './period.ts';
import { AuditTimings, TimingsQuery } from './schemas.ts';

/** Of fewer, numbers would tell of single people. */
const FEWEST_CASES = 5;
const FIRST_YEAR = 2025;

/** GET /api/audit/timings: how long each step took and how often its term was kept, by ente. */
export function registerTimings(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof TimingsQuery> }>(
    '/audit/timings',
    {
      onRequest: only('auditor', 'admin'),
      schema: {
        operationId: 'getAuditTimings',
        tags: ['audit'],
        querystring: TimingsQuery,
        response: { 200: AuditTimings },
      },
    },
    ({ actor, query }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const period = instantsBetween(query);
        const { patron } = (await findComune(trx, { comuneId: actor.comuneId }))!;
        const years = Number(query.until.slice(0, 4)) - FIRST_YEAR + 2;
        const holidays = holidaysOf(patron, FIRST_YEAR, Math.max(1, Math.min(years, 50)));
        const tasks = TASK_KINDS.map((kind) => ({ kind, doneBy: TASKS[kind].doneBy }));
        const rows = await readTimings(trx, { tasks, holidays, ...period });
        return { items: rows.map(viewOf), fewestCases: FEWEST_CASES };
      }),
  );
}

function viewOf({ step, enteId, enteName, ...row }: TimingRow) {
  const count = row.done + row.lapsed;
  const about = { step, ente: enteId ? { id: enteId, name: enteName ?? '' } : null };
  if (count < FEWEST_CASES) {
    return { ...about, isFew: true, count: null, medianDays: null, ninthDays: null, inTime: null };
  }
  const { median: medianDays, ninth: ninthDays } = row;
  return { ...about, isFew: false, count, medianDays, ninthDays, inTime: row.inTime / count };
}
