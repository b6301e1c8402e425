import type { FastifyRequest } from 'fastify';
import { asActor } from '../../db/connect.ts';
import { isPraticaVisible } from '../../db/payments.ts';
import { askingAs } from '../actor.ts';
import { problem } from '../problem.ts';

/**
 * The hook that comes before all others: a pratica that is not the caller's does not exist,
 * whatever the role, the key and the body.
 */
export async function isOnesPratica({ server, actor, params }: FastifyRequest): Promise<void> {
  const { id: praticaId } = params as { id: string };
  const isVisible =
    UUID.test(praticaId) &&
    (await asActor(server.db, askingAs(actor), (trx) => isPraticaVisible(trx, { praticaId })));
  if (!isVisible) throw problem('not-found');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
