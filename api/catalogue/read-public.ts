import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { findComune } from '../../db/catalogue.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { closedQuery } from '../closed-query.ts';
import { problem } from '../problem.ts';

/** `?comune=` of every public page. */
export const ComuneQuery = closedQuery({
  comune: Type.Optional(
    Type.String({ maxLength: 60, description: 'the default comune when missing' }),
  ),
});

/**
 * Reads as anyone may, in one comune.
 * @throws not-found for a comune that is not ours
 */
export function readPublic<T>(
  app: FastifyInstance,
  asked: string | undefined,
  work: (trx: Trx, comune: { id: string; name: string }) => Promise<T>,
): Promise<T> {
  const comuneId = asked ?? app.config.DEFAULT_COMUNE ?? 'milano';
  return asActor(app.db, { comuneId, role: 'anonymous' }, async (trx) => {
    const comune = await findComune(trx, { comuneId });
    if (!comune) throw problem('not-found');
    return work(trx, { id: comune.id, name: comune.name });
  });
}
