import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findPaidCents } from '../../db/payments.ts';
import { findPratica } from '../../db/pratiche.ts';
import { UnknownPratica } from '../../temporal/client.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import { ifActed, ifNobodyActs } from '../../workflows/pratica/outlook.ts';
import type { Pratica } from '../../workflows/pratica/pratica.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { Outlook, OutlookQuery } from './outlook-schemas.ts';
import { knowsThePerson, readerOf } from './views.ts';

type Asked = Static<typeof OutlookQuery>;

/** GET /api/pratiche/{id}/outlook: what happens if nobody acts, or if one act is done now. */
export function registerOutlook(app: FastifyInstance): void {
  app.get<{ Params: { id: string }; Querystring: Asked }>(
    '/pratiche/:id/outlook',
    {
      schema: {
        operationId: 'getOutlook',
        tags: ['pratiche'],
        params: IdParams,
        querystring: OutlookQuery,
        response: { 200: Outlook },
      },
    },
    async ({ actor, params: { id }, query }) => {
      const { closed, paidCents } = await asActor(app.db, askingAs(actor), (trx) =>
        readForOutlook(trx, { id, actor }),
      );
      const pratica = closed ? undefined : await look(app, actor, id);
      if (!pratica) return { ifNobodyActs: [], ifActed: null };
      return {
        ifNobodyActs: ifNobodyActs(pratica),
        ifActed: foresee(pratica, { actor, asked: query, paidCents }),
      };
    },
  );
}

/** @throws not-found for strangers, and for enti that were not chosen: rivals’ offers show in it */
async function readForOutlook(trx: Trx, { id, actor }: { id: string; actor: Actor }) {
  const reader = readerOf(actor);
  const pratica = await findPratica(trx, { id, reader });
  if (!pratica || !knowsThePerson(reader, pratica.chosenEnteId)) throw problem('not-found');
  return { closed: pratica.closed, paidCents: await findPaidCents(trx, { praticaId: id }) };
}

function look(app: FastifyInstance, { comuneId }: Actor, praticaId: string) {
  return app.pratiche.look({ praticaId, comuneId }).catch((error: unknown) => {
    if (error instanceof UnknownPratica) return undefined;
    throw error;
  });
}

function foresee(
  pratica: Pratica,
  { actor, asked, paidCents }: { actor: Actor; asked: Asked; paidCents: number },
): Static<typeof Outlook>['ifActed'] {
  const { from, until, effectiveOn } = asked;
  if (!effectiveOn && !(from && until)) return null;
  const transition = effectiveOn ? 'interrupt' : 'suspend';
  const facts = effectiveOn ? { effectiveOn } : { from, until };
  const command: Command = { id: pratica.id, transition, actor: partyOf(actor), facts };
  const outlook = ifActed(pratica, command, new Date().toISOString());
  if ('refusal' in outlook) {
    return { transition, refusal: outlook.refusal, state: null, prospects: [], refundCents: null };
  }
  const { state, prospects, unused } = outlook;
  const refundCents = unused ? Math.ceil((paidCents * unused.days) / unused.ofDays) : null;
  return { transition, refusal: null, state, prospects, refundCents };
}

/** Whoever is no party asks what it would be for the citizen. */
function partyOf({ id, role, enteId }: Actor): Command['actor'] {
  return role === 'ente' && enteId ? { id, role, enteId } : { id, role: 'citizen' };
}
