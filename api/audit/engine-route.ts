import type { FastifyInstance } from 'fastify';
import { compare, listMoves } from '../../db/audit/engine-differences.ts';
import { asActor } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { readEngineHistory } from '../../temporal/read-history.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { EngineComparison } from './engine-schemas.ts';

const WHO_MAY = ['auditor', 'admin'];

/** GET /api/pratiche/{id}/engine: what the audit trail and the engine tell differently. */
export function registerEngine(app: FastifyInstance): void {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = app.config;
  const engine = { address, ...(namespace ? { namespace } : {}) };

  app.get<{ Params: { id: string } }>(
    '/pratiche/:id/engine',
    {
      schema: {
        operationId: 'compareWithEngine',
        tags: ['audit'],
        params: IdParams,
        response: { 200: EngineComparison },
      },
    },
    async ({ actor, params: { id: praticaId } }) => {
      const { comuneId, role } = actor;
      const own = await asActor(app.db, askingAs(actor), (trx) =>
        findStanding(trx, { id: praticaId }),
      );
      if (!own) throw problem('not-found');
      if (!WHO_MAY.includes(role)) throw problem('forbidden');
      // The engine first: what happens in between is then missing there at most for a moment.
      const kept = await readEngineHistory(engine, { praticaId, comuneId }).catch(() => {
        throw problem('unavailable', { retryAfter: 5 });
      });
      const moves = await asActor(app.db, askingAs(actor), (trx) => listMoves(trx, { praticaId }));
      const known = kept ? moves.filter(({ at }) => at <= kept.until) : moves;
      return {
        isKept: kept !== undefined,
        isWhole: kept?.isWhole ?? false,
        runs: kept?.runs ?? 0,
        engineActs: kept?.acts.length ?? 0,
        recordedActs: known.length,
        differences: kept ? compare(known, kept.acts, kept) : [],
      };
    },
  );
}
